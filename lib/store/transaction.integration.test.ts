import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ok } from '@/lib/domain/failure'
import { onPostgres, openTestDatabase } from '@/prisma/test-database'
import type { Database } from './database'
import { PrismaClient } from './generated/client'
import { changePeople } from './people'
import { inTransaction, type Sql } from './transaction'

// The embedded database runs one transaction at a time: nothing there can be in its way.

let database: Database
let prisma: PrismaClient
beforeAll(async () => {
  database = await openTestDatabase()
  prisma = new PrismaClient({ adapter: database.adapter })
})
afterAll(() => database.close())
beforeEach(async () => {
  await prisma.user.deleteMany()
  await prisma.user.createMany({
    data: ['a', 'b'].map((id) => ({
      id,
      email: `${id}@example.com`,
      name: id,
      nameKey: id,
      searchText: id,
      role: 'auditor' as const,
      createdAt: new Date(),
    })),
  })
})

/** Resolves for everyone when as many have come. */
function meeting(awaited: number) {
  let come = 0
  const everyone: (() => void)[] = []
  return () =>
    new Promise<void>((resolve) => {
      everyone.push(resolve)
      if (++come >= awaited) for (const go of everyone) go()
    })
}

test.runIf(onPostgres()).each<[string, (sql: Sql, id: string) => Promise<unknown>]>([
  ['raw statements', (sql, id) => sql.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${id} FOR UPDATE`],
  ['statements of Prisma', (sql, id) => sql.user.update({ where: { id }, data: { timeZone: 'UTC' } })],
])(
  'two transactions that lock each other out with %s both succeed, one at the second attempt',
  async (_, lock) => {
    let attempts = 0
    const bothHoldOne = meeting(2)
    const work = (first: string, second: string) =>
      inTransaction(prisma, async (sql) => {
        attempts++
        await lock(sql, first)
        await bothHoldOne()
        await lock(sql, second)
        return ok(first)
      })
    expect(await Promise.all([work('a', 'b'), work('b', 'a')])).toEqual([ok('a'), ok('b')])
    expect(attempts).toBe(3)
  },
)

test('a raw statement that fails for another reason is not tried again', async () => {
  let attempts = 0
  const failing = inTransaction(prisma, async (sql) => {
    attempts++
    return ok(await sql.$queryRaw`SELECT 1 / 0`)
  })
  await expect(failing).rejects.toThrow(/division by zero/)
  expect(attempts).toBe(1)
})

test.runIf(onPostgres())(
  'a person who becomes an owner is not disabled before the transaction ends',
  async () => {
    await prisma.$transaction(async (sql) => {
      expect(await changePeople(sql).holdOwner('a')).toEqual({ name: 'a', isDisabled: false })
      // The lock with which they would be disabled.
      const disabling = prisma.$queryRaw`SELECT 1 FROM "User" WHERE "id" = 'a' FOR NO KEY UPDATE NOWAIT`
      await expect(disabling).rejects.toThrow(/could not obtain lock/)
      const another = prisma.$transaction((beside) => changePeople(beside).holdOwner('a'))
      expect(await another, 'others may give them something too').not.toBeNull()
    })
  },
)
