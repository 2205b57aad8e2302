import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import { CannotStart } from '@/lib/config'
import type { Migration } from './migration-files'

/** A row of `_prisma_migrations` that was not rolled back. */
export interface Attempt {
  name: string
  checksum: string
  finished: boolean
}

/** The database's history does not match the code. The message is for the operator. */
export class HistoryMismatch extends CannotStart {
  override name = 'HistoryMismatch'
}

/** The migrations that were applied to a database; empty if none ever ran. */
export async function readHistory(connection: SqlDriverAdapter): Promise<Attempt[]> {
  const [present] = await query(connection, `SELECT to_regclass('_prisma_migrations') IS NOT NULL`)
  if (!present?.[0]) return []
  const rows = await query(
    connection,
    `SELECT migration_name, checksum, finished_at IS NOT NULL FROM _prisma_migrations
     WHERE rolled_back_at IS NULL ORDER BY started_at`,
  )
  return rows.map(([name, checksum, finished]) => ({
    name: String(name),
    checksum: String(checksum),
    finished: Boolean(finished),
  }))
}

async function query(connection: SqlDriverAdapter, sql: string): Promise<unknown[][]> {
  const { rows } = await connection.queryRaw({ sql, args: [], argTypes: [] })
  return rows
}

/**
 * The names of the pending migrations, in order.
 *
 * @throws {HistoryMismatch} if the database is newer than the code, or a migration was edited after it was applied
 */
export function pendingMigrations(migrations: Migration[], history: Attempt[]): string[] {
  const finished = new Map(history.filter((a) => a.finished).map((a) => [a.name, a.checksum]))

  const known = new Set(migrations.map(({ name }) => name))
  const unknown = [...finished.keys()].filter((name) => !known.has(name))
  if (unknown.length > 0)
    throw new HistoryMismatch(
      `The database is newer than this version of Keyturn: it has ${unknown.join(', ')}. Start the version that it was last used with, or a later one.`,
    )

  const edited = migrations.filter(
    ({ name, checksum }) => finished.has(name) && finished.get(name) !== checksum,
  )
  if (edited.length > 0)
    throw new HistoryMismatch(
      `Migrations were edited after they were applied: ${edited.map(({ name }) => name).join(', ')}. Restore the files, and put your changes into a new migration (npm run db:diff).`,
    )

  return migrations.map(({ name }) => name).filter((name) => !finished.has(name))
}
