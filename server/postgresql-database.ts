import { CannotStart } from '@/lib/config'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Database } from '@/lib/store/database'
import { PgAdapter } from '@/lib/store/pg-adapter'
import { DatabaseWatch } from './database-watch'
import { connectionTo, openPool, type PoolLimits } from './postgresql-pool'

/** DATABASE_URL cannot be used; the message says why in one line, without the password. */
export class PostgresUnusable extends CannotStart {
  override name = 'PostgresUnusable'
}

const oldestVersion = 15

/**
 * What each kind of work may take, fifteen connections, and one that listens; the README says so. An answer may take a little longer than a
 * statement, so that it is the server that cuts it off and knows that it did.
 */
const limits = {
  pages: { max: 6, wait: 10_000, statement: 10_000, answer: 12_000 },
  machines: { max: 4, wait: 800, statement: 1_000, answer: 1_200 },
  jobs: { max: 3, wait: 10_000, answer: 30_000 },
  exports: { max: 2, wait: 60_000, answer: 10 * 60_000 },
} as const satisfies Record<string, PoolLimits>

/**
 * Connects to PostgreSQL 15 or later.
 *
 * @throws {PostgresUnusable} when the server cannot be reached, refuses us, is too old, or does not take our settings
 */
export async function openPostgresDatabase(url: string): Promise<Database> {
  const health = new DatabaseWatch(() => reach(url))
  const jobs = openPool(url, limits.jobs, health)
  const pages = openPool(url, limits.pages, health)
  const machines = openPool(url, limits.machines, health)
  const exports = openPool(url, limits.exports, health)
  const close = async () => {
    health.close()
    const ended = Promise.all([jobs, pages, machines, exports].map((pool) => pool.end()))
    // A server that hangs does not say good-bye.
    await Promise.race([ended, sleep(2_000, undefined, { ref: false })])
  }
  try {
    await requireVersion(pages)
    await requireSettings(pages)
  } catch (error) {
    await close()
    throw error instanceof PostgresUnusable ? error : unreachable(url, error)
  }
  return {
    kind: 'postgresql',
    adapter: new PgAdapter(jobs),
    pages: new PgAdapter(pages),
    machines: new PgAdapter(machines),
    exports: new PgAdapter(exports),
    connectAlone: () =>
      new PgAdapter({
        ...connectionTo(url, { max: 1, wait: 10_000, answer: 0 }),
        idleTimeoutMillis: 0,
      }).connect(),
    health,
    url,
    isWritable: async () => true,
    close,
  }
}

/** A new connection, for those that are open may be dead. A server that refuses us is there. */
async function reach(url: string): Promise<void> {
  const client = new pg.Client(connectionTo(url, { max: 1, wait: 1_000, answer: 1_000 }))
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('SELECT 1')
  } catch (error) {
    if (!isRefusal(error)) throw error
  } finally {
    // Not waited for: a server that hangs would have us wait.
    client.end().catch(() => {})
  }
}

/** What the server itself says, unless it is that it starts or stops (class 57 of its codes). */
function isRefusal(error: unknown): boolean {
  return error instanceof pg.DatabaseError && !error.code?.startsWith('57')
}

async function requireVersion(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ number: number; name: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name`,
  )
  const version = rows[0]
  if (version && version.number >= oldestVersion * 10_000) return
  throw new PostgresUnusable(
    `DATABASE_URL is PostgreSQL ${version?.name}; Keyturn needs ${oldestVersion} or later.`,
  )
}

/** A pooler in between may swallow what a connection asks for at its start, and say nothing. */
async function requireSettings(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ zone: string; timeout: string }>(
    `SELECT current_setting('TimeZone') AS zone, current_setting('statement_timeout') AS timeout`,
  )
  const settings = rows[0]
  const missing = [
    ...(/^(Etc\/)?(UTC|GMT)$/i.test(settings?.zone ?? '') ? [] : [`TimeZone is ${settings?.zone}, not UTC`]),
    ...(settings?.timeout === '0' ? ['statement_timeout is 0'] : []),
  ]
  if (missing.length === 0) return
  throw new PostgresUnusable(
    `DATABASE_URL leads to sessions without the settings that Keyturn asks for: ${missing.join('; ')}. ` +
      `Set both for the role: ALTER ROLE ... SET TimeZone = 'UTC'; ALTER ROLE ... SET statement_timeout = '10s'.`,
  )
}

function unreachable(url: string, error: unknown): PostgresUnusable {
  // For a name with several addresses Node collects one error for each, and says nothing above them.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  const reason = first instanceof Error ? first.message : String(first)
  return new PostgresUnusable(`DATABASE_URL cannot be used: ${reason} (${whereabouts(url)}).`, {
    cause: error,
  })
}

/** Host, port and database of a connection string; never its user or password. */
function whereabouts(url: string): string {
  try {
    const { host, pathname } = new URL(url)
    return host + pathname
  } catch {
    return 'not a postgresql:// URL'
  }
}
