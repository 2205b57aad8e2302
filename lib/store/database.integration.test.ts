import { setTimeout as sleep } from 'node:timers/promises'
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestDatabase } from '@/prisma/test-database'
import type { Database } from './database'
import { PrismaClient } from './generated/client'
import { uniqueName } from './search-keys'

let database: Database
let adapter: SqlDriverAdapter
let prisma: PrismaClient

beforeAll(async () => {
  database = await openTestDatabase()
  adapter = await database.adapter.connect()
  prisma = new PrismaClient({ adapter: database.adapter })
})
beforeEach(() => prisma.group.deleteMany())
afterAll(async () => {
  await prisma.$disconnect()
  await database.close()
})

const statement = (sql: string) => ({ sql, args: [], argTypes: [] })
const group = (name: string) => ({ data: { id: name, ...uniqueName(name) } })

describe('a transaction', () => {
  test('does not include concurrent work, and others see nothing of it before it ends', async () => {
    const events: string[] = []
    let others: Promise<unknown> | undefined

    await expect(
      prisma.$transaction(async (tx) => {
        await tx.group.create(group('inside'))
        others = Promise.all([
          prisma.group.create(group('beside')),
          prisma.$transaction((second) => second.group.create(group('second'))),
          prisma.group
            .count({ where: { name: 'inside' } })
            .then((seen) => events.push(`outside saw ${seen}`)),
        ])
        await sleep(100)
        expect(await tx.group.count({ where: { name: 'inside' } })).toBe(1)
        throw new Error('changed my mind')
      }),
    ).rejects.toThrow('changed my mind')
    await others

    expect(events).toEqual(['outside saw 0'])
    const kept = await prisma.group.findMany({ orderBy: { name: 'asc' } })
    expect(kept.map(({ name }) => name)).toEqual(['beside', 'second'])
  })

  test('loses no update when there are many at once', async () => {
    await prisma.group.create(group('0'))
    const increment = () =>
      prisma.$transaction(
        async (tx) => {
          await tx.$queryRaw`SELECT * FROM "AuditHead" FOR UPDATE`
          const { id, name } = await tx.group.findFirstOrThrow()
          await sleep(2)
          await tx.group.update({ where: { id }, data: uniqueName(String(Number(name) + 1)) })
        },
        { maxWait: 10_000, timeout: 10_000 },
      )
    await Promise.all(Array.from({ length: 30 }, increment))
    expect((await prisma.group.findFirstOrThrow()).name).toBe('30')
  })

  test('that gives up waiting for its turn leaves the database free', async () => {
    if (database.kind === 'postgresql') return // There is no turn to wait for: each has its own connection.
    const long = prisma.$transaction(() => sleep(400))
    await sleep(20)
    await expect(prisma.$transaction((tx) => tx.group.count(), { maxWait: 50 })).rejects.toThrow(
      /P2028|timed? ?out|Unable to start/i,
    )
    await long
    expect(await prisma.$transaction((tx) => tx.group.count())).toBe(0)
  })

  test('that takes too long is rolled back, and leaves the database free', async () => {
    await expect(
      prisma.$transaction(
        async (tx) => {
          await tx.group.create(group('late'))
          await sleep(300)
          await tx.group.count()
        },
        { timeout: 100 },
      ),
    ).rejects.toThrow(/expired transaction/i)
    expect(await prisma.group.count()).toBe(0)
  })

  test('whose COMMIT fails reports it', async () => {
    await adapter.executeScript(`
      CREATE TABLE later (of text REFERENCES "Group" (id) DEFERRABLE INITIALLY DEFERRED);`)
    const insert = prisma.$transaction((tx) => tx.$executeRaw`INSERT INTO later VALUES ('nobody')`)
    await expect(insert).rejects.toThrow(/ForeignKeyConstraintViolation/)
    expect(await prisma.$queryRaw`SELECT * FROM later`).toEqual([])
  })

  test('has the requested isolation level', async () => {
    const shown = await prisma.$transaction((tx) => tx.$queryRaw`SHOW transaction_isolation`, {
      isolationLevel: 'Serializable',
    })
    expect(shown).toEqual([{ transaction_isolation: 'serializable' }])
    expect(await prisma.$queryRaw`SHOW transaction_isolation`).toEqual([
      { transaction_isolation: 'read committed' },
    ])
  })
})

describe('a script', () => {
  test('has run completely when it returns, even with semicolons in functions', async () => {
    await adapter.executeScript(`
      CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN n := n * 2; RETURN n; END; $$;
      CREATE TABLE made (n int);`)
    const { rows } = await adapter.queryRaw(statement('SELECT twice(21), count(*)::int FROM made'))
    expect(rows).toEqual([[42, 0]])
  })

  test('that fails reports why, and leaves nothing behind', async () => {
    const script = 'CREATE TABLE half (n int); SELECT n FROM nowhere;'
    await expect(adapter.executeScript(script)).rejects.toMatchObject({ cause: { originalCode: '42P01' } })
    const { rows } = await adapter.queryRaw(statement(`SELECT to_regclass('half') IS NULL`))
    expect(rows).toEqual([[true]])
  })
})

test('a unique violation names the index, even a partial one', async () => {
  const serviceUser = (id: string, name: string) => ({
    data: { id, ...uniqueName(name), createdAt: new Date() },
  })
  await prisma.serviceUser.create(serviceUser('s1', 'Exports'))
  await expect(prisma.serviceUser.create(serviceUser('s2', 'EXPORTS'))).rejects.toMatchObject({
    code: 'P2002',
    meta: { driverAdapterError: { cause: { constraint: { index: 'service_user_name_live' } } } },
  })
  await prisma.group.create(group('Operators'))
  await expect(
    prisma.$transaction((tx) => tx.group.create({ data: { id: 'other', ...uniqueName('OPERATORS') } })),
  ).rejects.toMatchObject({
    code: 'P2002',
    meta: { driverAdapterError: { cause: { constraint: { index: 'group_name' } } } },
  })
})

test('a time is stored as the same instant', async () => {
  const instant = new Date('2026-07-01T12:34:56.789Z')
  const address = 'ada@example.com'
  await prisma.refusedAddress.create({ data: { address, days: 1, refusedAt: instant, reason: 'Unknown' } })
  expect((await prisma.refusedAddress.findUniqueOrThrow({ where: { address } })).refusedAt).toEqual(instant)
  const [row] = await prisma.$queryRaw<{ ms: number }[]>`
    SELECT (extract(epoch FROM "refusedAt") * 1000)::float8 AS ms FROM "RefusedAddress"`
  expect(row?.ms).toBe(instant.getTime())
})
