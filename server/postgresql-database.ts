import { CannotStart } from '@/lib/config'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { cutConnection } from '@/lib/store/cut-connection'
import type { Database } from '@/lib/store/database'
import { PgAdapter } from '@/lib/store/pg-adapter'
import { DatabaseWatch } from './database-watch'
import { connectionTo, openPool, type PoolLimits } from './postgresql-pool'
import { within } from './within'

/** DATABASE_URL cannot be used; the message says why in one line, without the password. */
export class PostgresUnusable extends CannotStart {
  override name = 'PostgresUnusable'
}

const oldestVersion = 15

/**
 * The limits of each kind of work: nineteen connections in total, plus two of the change feed, as the README says. An answer
 * may take a little longer than a statement, so that the server cancels the statement first.
 */
const limits = {
  pages: { max: 6, wait: 10_000, statement: 10_000, answer: 12_000 },
  // Two each for look-ups of known clients, of unknown ones and of single tokens, and for revocations.
  machines: { max: 8, wait: 800, statement: 1_000, answer: 1_200 },
  jobs: { max: 3, wait: 10_000, answer: 30_000 },
  exports: { max: 2, wait: 60_000, answer: 10 * 60_000 },
} as const satisfies Record<string, PoolLimits>

/**
 * Connects to PostgreSQL 15 or later.
 *
 * @throws {PostgresUnusable} if the server is unreachable, refuses the connection, is too old, or does not accept our settings
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
    // A server that hangs never answers the end of a connection.
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

/** Milliseconds in which a reachable server accepts a connection and answers. */
const patience = 1_000

/** Tries a new connection, because open ones may be dead. A server that refuses it is reachable. */
async function reach(url: string): Promise<void> {
  // Without time limits of its own: they would also count the time in which this process is blocked.
  const client = new pg.Client(connectionTo(url, { max: 1, wait: 0, answer: 0 }))
  client.on('error', () => {})
  const ask = async () => {
    await client.connect()
    await client.query('SELECT 1')
  }
  try {
    await within(patience, ask())
  } catch (error) {
    if (!isRefusal(error)) throw error
  } finally {
    cutConnection(client)
  }
}

/** Whether an error comes from a server that is running, not starting or stopping (class 57 of its codes). */
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

/** A pooler in between may silently drop the settings that a connection requests. */
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
    `Sessions on DATABASE_URL do not have the settings that Keyturn requests: ${missing.join('; ')}. ` +
      `Set both for the role: ALTER ROLE ... SET TimeZone = 'UTC'; ALTER ROLE ... SET statement_timeout = '10s'.`,
  )
}

function unreachable(url: string, error: unknown): PostgresUnusable {
  // For a host with several addresses, Node collects an error for each, without a message of its own.
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
