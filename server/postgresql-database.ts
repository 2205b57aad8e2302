import { CannotStart } from '@/lib/config'
import pg from 'pg'
import type { Database } from '@/lib/store/database'
import { PgAdapter } from '@/lib/store/pg-adapter'

/** DATABASE_URL cannot be used; the message says why in one line, without the password. */
export class PostgresUnusable extends CannotStart {
  override name = 'PostgresUnusable'
}

const oldestVersion = 15

/**
 * Connects to PostgreSQL 15 or later.
 *
 * @throws {PostgresUnusable} when the server cannot be reached, refuses us, or is too old
 */
export async function openPostgresDatabase(url: string): Promise<Database> {
  const pool = new pg.Pool(connection(url, 10))
  // A server that goes away ends idle connections, and Node ends a process whose 'error' nobody hears. The pool has thrown
  // the connection away already, and whoever asks next gets a new one, or the error.
  pool.on('error', () => {})
  try {
    await requireVersion(pool)
  } catch (error) {
    await pool.end()
    throw error instanceof PostgresUnusable ? error : unreachable(url, error)
  }
  return {
    kind: 'postgresql',
    adapter: new PgAdapter(pool),
    connectAlone: () => new PgAdapter({ ...connection(url, 1), idleTimeoutMillis: 0 }).connect(),
    url,
    isWritable: async () => true,
    close: () => pool.end(),
  }
}

function connection(url: string, max: number): pg.PoolConfig {
  return {
    connectionString: url,
    max,
    connectionTimeoutMillis: 10_000,
    application_name: 'keyturn',
    // The adapter reads and writes times without their zone, as if the session's were UTC.
    options: '-c TimeZone=UTC',
  }
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
