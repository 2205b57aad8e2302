import { afterAll, beforeAll, expect, test } from 'vitest'
import { onPostgres, openTestDatabase } from '@/prisma/test-database'
import type { Database } from './database'
import { PrismaClient } from './generated/client'
import { isOutage } from './is-outage'

let database: Database
let prisma: PrismaClient
beforeAll(async () => {
  database = await openTestDatabase()
  prisma = new PrismaClient({ adapter: database.adapter })
})
afterAll(() => database.close())

const errorOf = (work: () => Promise<unknown>) =>
  work().then(
    () => expect.fail('it succeeded'),
    (error: unknown) => error,
  )

test.each<[string, () => Promise<unknown>]>([
  ['a column that does not exist', () => prisma.$queryRaw`SELECT "nothing" FROM "Policy"`],
  ['a table that does not exist', () => prisma.$queryRaw`SELECT 1 FROM "Nothing"`],
  ['a value of the wrong type', () => prisma.policy.findMany({ where: { name: 7 as never } })],
  [
    'a row that refers to nothing',
    () =>
      prisma.revokedToken.createMany({
        data: [{ id: 'a', credentialId: 'nobody', expiresAt: new Date() }],
        skipDuplicates: true,
      }),
  ],
  [
    'a mistake in our own code',
    () => prisma.$transaction(async () => (undefined as unknown as { a: { b: unknown } }).a.b),
  ],
])('%s is a mistake, which trying again does not solve', async (_title, work) => {
  expect(isOutage(await errorOf(work))).toBe(false)
})

test.runIf(onPostgres())('a statement that the server cancels is an outage', async () => {
  const error = await errorOf(() =>
    prisma.$transaction(async (sql) => {
      await sql.$executeRaw`SET LOCAL statement_timeout = 50`
      await sql.$queryRaw`SELECT pg_sleep(20)::text`
    }),
  )
  expect(isOutage(error)).toBe(true)
})

test('a database that is closed is an outage, for queries and transactions', async () => {
  const alone = await openTestDatabase()
  const client = new PrismaClient({ adapter: alone.adapter })
  await client.$queryRaw`SELECT 1`
  await alone.close()
  expect(isOutage(await errorOf(() => client.policy.findMany()))).toBe(true)
  expect(isOutage(await errorOf(() => client.$transaction(async (sql) => sql.policy.findMany())))).toBe(true)
})
