import { createServer } from 'node:net'
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import { describe, expect, test } from 'vitest'
import { onPostgres, openEmptyDatabase } from '@/prisma/test-database'
import { openPostgresDatabase, PostgresUnusable } from './postgresql-database'

describe('DATABASE_URL', () => {
  test('of a server that is not there is told in one line, without the password', async () => {
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

  test.runIf(onPostgres())('of a database that does not exist says so', async () => {
    const url = new URL(process.env.TEST_DATABASE_URL ?? '')
    url.pathname = '/nowhere'
    await expect(openPostgresDatabase(url.href)).rejects.toThrow('database "nowhere" does not exist')
  })
})

test.runIf(onPostgres())('a connection that the server ends is replaced, and ends nothing else', async () => {
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
  // Until the news has arrived a query may still meet the dead connection.
  const answer = async () => (await ask(await database.adapter.connect(), 'SELECT 42')).rows
  await expect.poll(answer).toEqual([[42]])
  await database.close()
})

test.runIf(onPostgres())('sessions keep time in UTC, whatever the server is set to', async () => {
  const database = await openEmptyDatabase()
  const [shared, alone] = [await database.adapter.connect(), await database.connectAlone()]
  for (const connection of [shared, alone]) {
    const { rows } = await connection.queryRaw({ sql: 'SHOW TimeZone', args: [], argTypes: [] })
    expect(rows).toEqual([['UTC']])
  }
  await alone.dispose()
  await database.close()
})
