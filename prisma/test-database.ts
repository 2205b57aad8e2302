import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import type { Database } from '@/lib/store/database'
import { embeddedDatabase, embeddedExtensions } from '@/server/embedded-database'
import { openPostgresDatabase } from '@/server/postgresql-database'
import { migrate } from './migrate'
import { prismaFolder, readMigrations } from './migration-files'

/**
 * A new, migrated database for one test file; `close` removes it. KEYTURN_TEST_DATABASE selects its kind: `embedded`
 * (the default) or `postgresql`, on the server of TEST_DATABASE_URL.
 */
export function openTestDatabase(): Promise<Database> {
  return onPostgres() ? openPostgresCopy() : openEmbeddedCopy()
}

/** A new database without tables, for the tests of the migrations themselves. */
export function openEmptyDatabase(): Promise<Database> {
  return onPostgres()
    ? openPostgresDatabaseOf((name) => `CREATE DATABASE ${name}`)
    : openEmbeddedOf('empty', async () => {})
}

export const onPostgres = () => process.env.KEYTURN_TEST_DATABASE === 'postgresql'

async function openEmbeddedCopy(): Promise<Database> {
  return openEmbeddedOf(`migrated-${await migrationsHash()}`, migrate)
}

/** Creating a database takes four seconds; unpacking a prepared one takes one second. */
async function openEmbeddedOf(
  name: string,
  prepare: (database: Database) => Promise<unknown>,
): Promise<Database> {
  const dump = join(dirname(prismaFolder), 'node_modules/.cache/keyturn', `${name}.tar`)
  if (!existsSync(dump)) await makeDump(dump, prepare)
  return embeddedDatabase(
    await PGlite.create({ loadDataDir: new Blob([await readFile(dump)]), extensions: embeddedExtensions }),
  )
}

async function makeDump(path: string, prepare: (database: Database) => Promise<unknown>): Promise<void> {
  const client = await PGlite.create({ extensions: embeddedExtensions })
  await prepare(embeddedDatabase(client))
  const dump = await client.dumpDataDir('none')
  await client.close()
  await mkdir(dirname(path), { recursive: true })
  // Several test workers may create it at once: each writes its own file, and the last rename wins.
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, new Uint8Array(await dump.arrayBuffer()))
  await rename(draft, path)
}

async function openPostgresCopy(): Promise<Database> {
  const template = `keyturn_template_${await migrationsHash()}`
  await onServer((server) => ensureTemplate(server, template))
  return openPostgresDatabaseOf((name) => `CREATE DATABASE ${name} TEMPLATE ${template}`)
}

/** Creates the migrated template once. The first test worker does it; the others wait. */
async function ensureTemplate(server: pg.Client, template: string): Promise<void> {
  await server.query('SELECT pg_advisory_lock(hashtext($1))', [template])
  const { rowCount } = await server.query('SELECT FROM pg_database WHERE datname = $1', [template])
  if (rowCount) return
  const draft = `${template}_draft`
  await server.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`)
  await server.query(`CREATE DATABASE ${draft}`)
  const database = await openPostgresDatabase(urlOf(draft))
  await migrate(database)
  await database.close()
  // A template must have no connections. The rename also marks it as complete.
  await server.query(`ALTER DATABASE ${draft} RENAME TO ${template}`)
}

async function openPostgresDatabaseOf(createDatabase: (name: string) => string): Promise<Database> {
  const name = `keyturn_test_${randomUUID().replaceAll('-', '')}`
  await onServer((server) => server.query(createDatabase(name)))
  const database = await openPostgresDatabase(urlOf(name))
  return {
    ...database,
    async close() {
      await database.close()
      await onServer((server) => server.query(`DROP DATABASE ${name} WITH (FORCE)`))
    },
  }
}

async function onServer<T>(work: (server: pg.Client) => Promise<T>): Promise<T> {
  const server = new pg.Client(serverUrl())
  await server.connect()
  try {
    return await work(server)
  } finally {
    await server.end()
  }
}

function urlOf(database: string): string {
  const url = new URL(serverUrl())
  url.pathname = `/${database}`
  return url.href
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL
  if (!url) throw new Error('Set TEST_DATABASE_URL to a PostgreSQL server on which databases may be created.')
  return url
}

async function migrationsHash(): Promise<string> {
  const migrations = await readMigrations()
  const checksums = migrations.map(({ name, checksum }) => `${name} ${checksum}`).join('\n')
  return createHash('sha256').update(checksums).digest('hex').slice(0, 16)
}
