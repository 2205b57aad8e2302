import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CannotStart, readConfig, type Config } from '@/lib/config'
import type { Database } from '@/lib/store/database'
import { copyMigratedDataDir, onPostgres, openEmptyDatabase } from '@/prisma/test-database'
import { openEmbeddedDatabase } from './embedded-database'
import { openPostgresDatabase } from './postgresql-database'
import { startServer } from './start-server'

// A first start creates a database, which takes seconds, or many seconds on a busy machine.
const timeout = 90_000
const rootKey = randomBytes(32)

let dataDir: string
let empty: Database | null
let log: string[] = []

/** The data folder of a Keyturn that was started once with `rootKey`. */
let template: string

beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'keyturn-started-'))
  if (onPostgres()) return
  dataDir = template
  empty = null
  await copyMigratedDataDir(template)
  await startAndStop()
}, timeout)
afterAll(() => rm(template, { recursive: true, maxRetries: 5 }))

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'keyturn-start-'))
  empty = onPostgres() ? await openEmptyDatabase() : null
  log = []
})
afterEach(async () => {
  await empty?.close()
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
})

/** Only the token service, because the console would have to be built first. */
const config = (changes: Partial<Config> = {}): Config => ({
  ...readConfig({ HOST: '127.0.0.1', PORT: '0', PUBLIC_URL: 'http://localhost:4500' }),
  role: 'token-service',
  dataDir,
  databaseUrl: empty?.url ?? null,
  rootKey,
  ...changes,
})

const start = (changes?: Partial<Config>) =>
  startServer(config(changes), {
    dev: false,
    log: pino({ level: 'info' }, { write: (line) => void log.push(line) }),
    clock: () => new Date(),
    passwordCost: 4,
  })

/** Starts and stops a Keyturn, for what it leaves behind. */
async function setUp(): Promise<void> {
  if (onPostgres()) await startAndStop()
  else await cp(template, dataDir, { recursive: true })
}

async function startAndStop(changes?: Partial<Config>) {
  const server = await start(changes)
  await server.stop()
  log = []
}

/** Why the start was refused, as a message for the operator. */
async function refusal(changes?: Partial<Config>): Promise<string> {
  const error = await start(changes).then(
    () => new Error('it started'),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(CannotStart)
  const { message } = error as CannotStart
  expect(message).not.toContain('\n')
  return message
}

/** Runs a statement in the database of a stopped Keyturn. */
async function inDatabase(sql: string): Promise<unknown[][]> {
  const database = empty?.url ? await openPostgresDatabase(empty.url) : await openEmbeddedDatabase(dataDir)
  const connection = await database.adapter.connect()
  try {
    return (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows
  } finally {
    await connection.dispose()
    await database.close()
  }
}

const wrongKey =
  'KEYTURN_ROOT_KEY (or DATA_DIR/root.key) is not the key with which this database was set up: it cannot decrypt the signing key in the database.'

describe('a wrong root key is refused', { timeout }, () => {
  test('before anything is migrated, and before any job has run', async () => {
    await setUp()
    await inDatabase(`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%initial'
                      RETURNING migration_name`)
    expect(await refusal({ rootKey: randomBytes(32) })).toBe(wrongKey)
    expect(log).toEqual([])
    expect(
      await inDatabase('SELECT count(*)::int FROM _prisma_migrations WHERE finished_at IS NULL'),
    ).toEqual([[1]])
  })

  test.skipIf(onPostgres())('if root.key is lost, and no new one is created', async () => {
    await setUp()
    expect(await refusal({ rootKey: null })).toBe(
      `${join(dataDir, 'root.key')} is missing, and without it no secret in this database works. Restore it from a backup.`,
    )
    expect(await readdir(dataDir)).not.toContain('root.key')
  })
})

test(
  'a first password that is made of the e-mail address is refused, and nobody is created',
  { timeout },
  async () => {
    await setUp()
    const firstAdministrator = { email: 'operations@example.com', password: 'Operations2026!' }
    await expect(start({ firstAdministrator })).rejects.toThrow(
      'Keyturn cannot start with this configuration:\n  ADMIN_PASSWORD: Do not use your name or e-mail address.',
    )
    expect(await inDatabase('SELECT count(*)::int FROM "User"')).toEqual([[0]])
  },
)

test('a database that a newer version has migrated is refused with a message', { timeout }, async () => {
  await setUp()
  await inDatabase(`UPDATE _prisma_migrations SET migration_name = '20990101000000_later'
                    WHERE migration_name LIKE '%initial' RETURNING 1`)
  expect(await refusal()).toMatch(
    /^The database is newer than this version of Keyturn: it has 20990101000000_later\./,
  )
})

describe(
  'an address that cannot be used is refused with a message, and everything is closed',
  { timeout },
  () => {
    test('a port in use', async () => {
      await setUp()
      const other = createServer().listen(0, '127.0.0.1')
      await once(other, 'listening')
      const { port } = other.address() as { port: number }
      expect(await refusal({ port })).toBe(
        `Another program is listening on 127.0.0.1, port ${port}. Stop it, or set PORT to a free port.`,
      )
      other.close()
      await once(other, 'close')
      // Its jobs are closed, otherwise they would log that their database is gone; and the folder is free.
      await startAndStop({ port })
      expect(log.filter((line) => line.includes('"level":50'))).toEqual([])
    })

    test.each(['203.0.113.7', 'nowhere.invalid'])(
      'HOST %s, which is not an address of this machine',
      async (host) => {
        await setUp()
        expect(await refusal({ host })).toBe(`HOST ${host} is not an address of this machine.`)
      },
    )
  },
)
