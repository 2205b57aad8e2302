import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/store/database'
import { PrismaClient } from '@/lib/store/generated/client'
import { openPostgresDatabase } from '@/server/postgresql-database'
import { migrate } from './migrate'
import { migrationsFolder, readMigrations } from './migration-files'
import { onPostgres, openEmptyDatabase } from './test-database'

const grantKind = '20261122185542_grant_kind'

let database: Database
let folder: string

beforeEach(async () => {
  database = await openEmptyDatabase()
  folder = await mkdtemp(join(tmpdir(), 'keyturn-migrations-'))
})
afterEach(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

async function write(name: string, script: string) {
  await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, name, 'migration.sql'), script)
}

async function rows(sql: string) {
  const connection = await database.adapter.connect()
  const result = await connection.queryRaw({ sql, args: [], argTypes: [] })
  return result.rows
}

const tables = async () => {
  const found = await rows(`SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`)
  return found.flat().filter((name) => name !== '_prisma_migrations')
}
const books = () =>
  rows(`SELECT migration_name, checksum, finished_at IS NOT NULL, rolled_back_at IS NOT NULL, applied_steps_count
        FROM _prisma_migrations ORDER BY started_at`)

describe('migrations', () => {
  test('create the schema in an empty database, and do nothing the second time', async () => {
    const names = (await readMigrations()).map(({ name }) => name)
    expect(await migrate(database)).toEqual({ applied: names })
    expect(await migrate(database)).toEqual({ applied: [] })

    const prisma = new PrismaClient({ adapter: database.adapter })
    expect(await prisma.credential.count()).toBe(0)
    const zeros = new Uint8Array(32)
    expect(await prisma.auditHead.findMany()).toEqual([
      { id: 1, sequence: 0n, time: new Date(0), hash: zeros },
    ])
  })

  test('are recorded as the Prisma CLI records them', async () => {
    await write('20260101000000_one', 'CREATE TABLE one (n int);')
    await migrate(database, { folder })
    // printf 'CREATE TABLE one (n int);' | sha256sum
    const checksum = 'a97a0e026ac95212e84320bb74197cfa7704edb9a257fe312d20d152b24bdf25'
    expect(await books()).toEqual([['20260101000000_one', checksum, true, false, 1]])
  })

  test('that are new are applied to an existing database', async () => {
    await write('20260101000000_one', 'CREATE TABLE one (n int);')
    await migrate(database, { folder })
    await write('20260102000000_two', 'ALTER TABLE one RENAME TO two;')
    expect(await migrate(database, { folder })).toEqual({ applied: ['20260102000000_two'] })
    expect(await tables()).toEqual(['two'])
  })

  test('may hold functions, whose bodies have semicolons', async () => {
    await write(
      '20260101000000_function',
      `CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN n := n * 2; RETURN n; END; $$;
       -- the last line is a comment; and has no end`,
    )
    await migrate(database, { folder })
    expect(await rows('SELECT twice(21)')).toEqual([[42]])
  })
})

test('existing grants get their kind, and grants of deleted credentials are removed', async () => {
  await cp(migrationsFolder, folder, { recursive: true })
  for (const { name } of await readMigrations())
    if (name >= grantKind) await rm(join(folder, name), { recursive: true })
  await migrate(database, { folder })
  await rows(`INSERT INTO "Api" ("id", "slug", "name") VALUES ('alerts', 'alerts', 'Alerts')`)
  await rows(`INSERT INTO "ServiceUser" ("id", "name", "createdAt") VALUES ('robot', 'Robot', now())`)
  await rows(`
    INSERT INTO "Credential" ("id", "submissionId", "kind", "clientId", "serviceUserId", "expiresAt", "name", "createdAt", "deletedAt")
    VALUES
      ('client', 'client', 'api_client', 'client', NULL, NULL, 'Client', now(), NULL),
      ('key', 'key', 'service_api_key', NULL, 'robot', now(), 'Key', now(), NULL),
      ('deleted', 'deleted', 'api_client', 'deleted', NULL, NULL, 'Deleted', now(), now())`)
  await rows(`
    INSERT INTO "Grant" ("credentialId", "apiId", "read", "write")
      SELECT "id", 'alerts', true, false FROM "Credential"`)

  await migrate(database)
  expect(await rows(`SELECT "credentialId", "kind"::text FROM "Grant" ORDER BY 1`)).toEqual([
    ['client', 'api_client'],
    ['key', 'service_api_key'],
  ])
})

describe('a migration that fails', () => {
  const half = 'CREATE TABLE half (n int); INSERT INTO half VALUES (1); SELECT * FROM nowhere;'

  test('is rolled back and reported with its reason, and earlier migrations stay', async () => {
    await write('20260101000000_good', 'CREATE TABLE good (n int);')
    await write('20260102000000_bad', half)
    await expect(migrate(database, { folder })).rejects.toThrow(
      'Migration 20260102000000_bad failed and was rolled back: relation "nowhere" does not exist',
    )
    expect(await tables()).toEqual(['good'])
  })

  test('is tried again at the next start', async () => {
    await write('20260102000000_bad', half)
    for (const _ of ['first', 'second'])
      await expect(migrate(database, { folder })).rejects.toThrow('Migration 20260102000000_bad failed')
    await write('20260102000000_bad', 'CREATE TABLE whole (n int);')
    expect(await migrate(database, { folder })).toEqual({ applied: ['20260102000000_bad'] })
    expect(await tables()).toEqual(['whole'])
  })

  test('because the process ended is also tried again', async () => {
    await write('20260101000000_one', 'CREATE TABLE one (n int);')
    await migrate(database, { folder })
    await rows('DROP TABLE one')
    await rows('UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0')

    expect(await migrate(database, { folder })).toEqual({ applied: ['20260101000000_one'] })
    expect(await tables()).toEqual(['one'])
  })
})

describe('a database is refused', () => {
  beforeEach(async () => {
    await cp(migrationsFolder, folder, { recursive: true })
    await write('20990101000000_later', 'CREATE TABLE later (n int);')
    await migrate(database, { folder })
  })

  test('if it is newer than the code', async () => {
    await expect(migrate(database)).rejects.toThrow(
      /newer than this version of Keyturn.*20990101000000_later/,
    )
  })

  test('if a migration was edited after it was applied', async () => {
    await write('20990101000000_later', 'CREATE TABLE later (n bigint);')
    await expect(migrate(database, { folder })).rejects.toThrow(
      /edited after they were applied: 20990101000000_later/,
    )
  })
})

test.runIf(onPostgres())('four processes that start at once all see a migrated database', async () => {
  const url = database.url ?? ''
  const four = await Promise.all([1, 2, 3, 4].map(() => openPostgresDatabase(url)))
  const results = await Promise.all(four.map((each) => migrate(each)))
  const names = (await readMigrations()).map(({ name }) => name)
  expect(results.flatMap(({ applied }) => applied)).toEqual(names)
  expect(await books()).toHaveLength(names.length)
  await Promise.all(four.map((each) => each.close()))
})

test.runIf(onPostgres())('waits for a slow process, and leaves no lock', async () => {
  const other = await database.connectAlone()
  const lock = (verb: string) =>
    other.queryRaw({ sql: `SELECT ${verb}(72707369)::text`, args: [], argTypes: [] })
  await lock('pg_advisory_lock')
  const migrated = migrate(database)
  const first = await Promise.race([
    migrated,
    new Promise((resolve) => setTimeout(resolve, 1_000, 'still waiting')),
  ])
  expect(first).toBe('still waiting')
  await other.dispose()
  expect((await migrated).applied).not.toEqual([])
  await expect.poll(() => rows(`SELECT FROM pg_locks WHERE locktype = 'advisory'`)).toEqual([])
})
