import { createHash, randomUUID } from 'node:crypto'
import { constants, existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import type { Database } from '@/lib/store/database'
import { embeddedDatabase, embeddedExtensions, restoreEmbeddedDatabase } from '@/server/embedded-database'
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

/** A DATA_DIR with a migrated database on which no server has started. Created once, then copied. */
export async function migratedDataDir(): Promise<string> {
  const name = `migrated-${await migrationsHash()}`
  const folder = join(cache, name)
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const draft = await mkdtemp(`${folder}.`)
  await restoreEmbeddedDatabase(draft, new Blob([await dumpOf(name, migrate)]), async () => {})
  // Several processes may create it at once, and the first one stays.
  await rename(draft, folder).catch(async (error: unknown) => {
    await rm(draft, { recursive: true })
    if (!existsSync(folder)) throw error
  })
  return folder
}

/** Copies a migrated database into a DATA_DIR, so that a start skips the slow steps. */
export async function copyMigratedDataDir(dataDir: string): Promise<void> {
  await cp(await migratedDataDir(), dataDir, { recursive: true, mode: constants.COPYFILE_FICLONE })
}

async function openEmbeddedCopy(): Promise<Database> {
  return openEmbeddedOf(`migrated-${await migrationsHash()}`, migrate)
}

async function openEmbeddedOf(name: string, prepare: Preparation): Promise<Database> {
  const loadDataDir = new Blob([await dumpOf(name, prepare)])
  return embeddedDatabase(await PGlite.create({ loadDataDir, extensions: embeddedExtensions }))
}

const cache = join(dirname(prismaFolder), 'node_modules/.cache/keyturn')

type Preparation = (database: Database) => Promise<unknown>

/** Creating a database takes four seconds; unpacking a prepared one takes one second. */
async function dumpOf(name: string, prepare: Preparation): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(cache, `${name}.tar`)
  if (!existsSync(path)) await makeDump(path, prepare)
  return readFile(path)
}

async function makeDump(path: string, prepare: Preparation): Promise<void> {
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
  const template = await migratedTemplate()
  return openPostgresDatabaseOf((name) => `CREATE DATABASE ${name} TEMPLATE ${template}`)
}

/** A migrated database on the server of TEST_DATABASE_URL, as a TEMPLATE for copies. */
export async function migratedTemplate(): Promise<string> {
  const template = `keyturn_template_${await migrationsHash()}`
  await onServer((server) => ensureTemplate(server, template))
  return template
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
