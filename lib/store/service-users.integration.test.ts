import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'
import { PrismaClient } from './generated/client'
import { changeServiceUsers, readServiceUsers } from './service-users'

let keyturn: TestRuntime
let prisma: PrismaClient
beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
})
afterAll(async () => {
  await prisma.$disconnect()
  await keyturn.close()
})

const take = (name: string) =>
  prisma.$transaction(
    (sql) =>
      changeServiceUsers(sql).take({
        id: randomUUID(),
        name,
        ownerId: keyturn.administrator.id,
        createdAt: new Date(),
      }),
    { maxWait: 20_000, timeout: 20_000 },
  )

describe('a service user requested by name', () => {
  test('is created once, even if several requests ask at the same moment and in different case', async () => {
    const names = ['Warehouse', 'warehouse', 'WAREHOUSE']
    const taken = await Promise.all(Array.from({ length: 12 }, (_, i) => take(names[i % 3] ?? '')))
    expect(new Set(taken.map((user) => user.id)).size).toBe(1)
    const stored = await readServiceUsers(prisma).list()
    expect(stored.filter((user) => user.name.toLowerCase() === 'warehouse')).toMatchObject([
      { owner: { id: keyturn.administrator.id }, keys: 0, description: '' },
    ])
  })

  test('is created again if the one with that name has been deleted', async () => {
    const before = await take('Returning')
    await prisma.serviceUser.update({ where: { id: before.id }, data: { deletedAt: new Date() } })
    const after = await take('returning')
    expect(after.id).not.toBe(before.id)
    expect(after.name).toBe('returning')
  })
})
