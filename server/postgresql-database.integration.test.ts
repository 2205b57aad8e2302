import { createServer } from 'node:net'
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/store/database'
import { onPostgres, openEmptyDatabase } from '@/prisma/test-database'
import { openPostgresDatabase, PostgresUnusable } from './postgresql-database'
import { openProxy } from './test-proxy'

describe('DATABASE_URL', () => {
  test('of an unreachable server is reported in one line, without the password', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    await new Promise((resolve) => server.close(resolve))

    const opening = openPostgresDatabase(`postgresql://keyturn:hunter2@127.0.0.1:${port}/keyturn`)
    await expect(opening).rejects.toThrow(PostgresUnusable)
    await expect(opening).rejects.toThrow(
      `DATABASE_URL cannot be used: connect ECONNREFUSED 127.0.0.1:${port} (127.0.0.1:${port}/keyturn).`,
    )
  })

  test.runIf(onPostgres())('of a database that does not exist is reported', async () => {
    const url = new URL(process.env.TEST_DATABASE_URL ?? '')
    url.pathname = '/nowhere'
    await expect(openPostgresDatabase(url.href)).rejects.toThrow('database "nowhere" does not exist')
  })
})

test.runIf(onPostgres())(
  'a connection that the server ends is replaced, and nothing else fails',
  async () => {
    const database = await openEmptyDatabase()
    const [adapter, other] = [await database.adapter.connect(), await database.connectAlone()]
    const ask = (connection: SqlDriverAdapter, sql: string) =>
      connection.queryRaw({ sql, args: [], argTypes: [] })
    await ask(adapter, 'SELECT 1')
    await adapter.dispose()

    await ask(
      other,
      `SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    )
    await other.dispose()
    // A query may still use the dead connection until the pool notices.
    const answer = async () => (await ask(await database.adapter.connect(), 'SELECT 42')).rows
    await expect.poll(answer).toEqual([[42]])
    await database.close()
  },
)

test.runIf(onPostgres())('sessions use UTC, whatever the setting of the server', async () => {
  const database = await openEmptyDatabase()
  const [shared, alone] = [await database.adapter.connect(), await database.connectAlone()]
  for (const connection of [shared, alone]) {
    const { rows } = await connection.queryRaw({ sql: 'SHOW TimeZone', args: [], argTypes: [] })
    expect(rows).toEqual([['UTC']])
  }
  await alone.dispose()
  await database.close()
})

describe.runIf(onPostgres())('each kind of work', () => {
  const sleep = (seconds: number) => `SELECT pg_sleep(${seconds})::text`
  let database: Database
  beforeEach(async () => {
    database = await openEmptyDatabase()
  })
  afterEach(() => database.close())

  async function ask(adapter: Database['adapter'], sql: string) {
    return (await (await adapter.connect()).queryRaw({ sql, args: [], argTypes: [] })).rows
  }

  test('has its own connections: slow pages and exports leave those of machines free', async () => {
    const others = [database.pages, database.exports, database.adapter]
    const waiting = others.flatMap((adapter) =>
      Array.from({ length: 12 }, () => ask(adapter, sleep(2)).catch(() => null)),
    )
    for (let time = 0; time < 10; time++) expect(await ask(database.machines, 'SELECT 42')).toEqual([[42]])
    await Promise.all(waiting)
  })

  test('has its own time limit: a statement of a page is cancelled, one of a job is not', async () => {
    await ask(
      database.adapter,
      `ALTER ROLE CURRENT_USER IN DATABASE ${await nameOf(database)} SET statement_timeout = 100`,
    )
    for (const adapter of [database.pages, database.machines])
      await expect(ask(adapter, sleep(10))).rejects.toThrow('canceling statement due to statement timeout')
    for (const adapter of [database.adapter, database.exports])
      expect(await ask(adapter, sleep(1))).toHaveLength(1)
    const alone = await database.connectAlone()
    expect((await alone.queryRaw({ sql: sleep(1), args: [], argTypes: [] })).rows).toHaveLength(1)
    await alone.dispose()
  })

  const nameOf = async (of: Database) =>
    (await ask(of.adapter, 'SELECT current_database()::text'))[0]?.[0] as string
})

describe.runIf(onPostgres())('a server that hangs', () => {
  let empty: Database
  let proxy: Awaited<ReturnType<typeof openProxy>>
  let database: Database
  beforeEach(async () => {
    empty = await openEmptyDatabase()
    proxy = await openProxy(empty.url ?? '')
    database = await openPostgresDatabase(proxy.url)
  })
  afterEach(async () => {
    await database.close()
    await proxy.close()
    await empty.close()
  })
  const select = { sql: 'SELECT 42', args: [], argTypes: [] }

  test.each(['thaw', 'failOver'] as const)(
    'is given up, and works again after "%s", including transactions',
    async (end) => {
      const adapter = await database.machines.connect()
      const transactions = await Promise.all([1, 2].map(() => adapter.startTransaction()))
      for (const transaction of transactions) await transaction.queryRaw(select)
      await adapter.queryRaw(select)

      proxy.freeze()
      const stuck = [...transactions, adapter, adapter, adapter, adapter, adapter, adapter].map(
        (connection) => connection.queryRaw(select),
      )
      expect((await Promise.allSettled(stuck)).map(({ status }) => status)).toEqual(
        stuck.map(() => 'rejected'),
      )
      for (const transaction of transactions) await transaction.rollback()

      proxy[end]()
      const answers = await Promise.all(Array.from({ length: 8 }, () => adapter.queryRaw(select)))
      expect(answers.map(({ rows }) => rows)).toEqual(answers.map(() => [[42]]))
      await adapter.dispose()
    },
  )
})

describe.runIf(onPostgres())('a process whose event loop is blocked', () => {
  test.each([0, 1, 5])(
    'after %d turns of a probe does not take its database for unreachable',
    async (turns) => {
      const database = await openEmptyDatabase()
      const told: string[] = []
      database.health.listen({
        gone: (error) => told.push(`gone: ${String(error)}`),
        back: () => told.push('back'),
        unfounded: () => told.push('unfounded'),
      })
      database.health.suspect()
      for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
      block(1_200)
      await expect.poll(database.health.isTroubled).toBe(false)
      expect(told).toEqual(['unfounded'])
      await database.close()
    },
  )

  function block(milliseconds: number): void {
    const until = performance.now() + milliseconds
    while (performance.now() < until);
  }
})

test.runIf(onPostgres())('a pooler that drops settings of sessions is refused at the start', async () => {
  const database = await openEmptyDatabase()
  const url = new URL(database.url ?? '')
  // Options in the address override ours, as if a pooler ignored them.
  url.searchParams.set('options', '-c TimeZone=Europe/Berlin')
  await expect(openPostgresDatabase(url.href)).rejects.toThrow(
    /TimeZone is Europe\/Berlin, not UTC; statement_timeout is 0.*ALTER ROLE/,
  )
  await database.close()
})
