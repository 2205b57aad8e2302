import {
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import { CannotStart } from '@/lib/config'
import type { Database } from '@/lib/store/database'
import { everything, migrationList, readMigrations, type Migration } from './migration-files'
import { pendingMigrations, readHistory } from './migration-history'
import { openSchemaEngine } from './schema-engine'

/** A migration failed and was rolled back. The next start tries it again. */
class MigrationFailed extends CannotStart {
  override name = 'MigrationFailed'
  constructor(
    readonly migration: string,
    cause: unknown,
  ) {
    super(`Migration ${migration} failed and was rolled back: ${reasonOf(cause)}`, { cause })
  }
}

/** The message of an adapter's error is only a category. The database's message is in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return (isDriverAdapterError(error) && error.cause.originalMessage) || error.message
}

/**
 * Migrates a database: applies pending migrations in order, each in its own transaction. Several processes may call it at
 * once; each returns when everything is applied. It shares the table `_prisma_migrations` and the lock with the Prisma CLI,
 * so `prisma migrate deploy` can run instead or at the same time.
 *
 * @throws {HistoryMismatch} if the database is newer than the code, or an applied migration was edited
 * @throws {MigrationFailed} if a script fails
 */
export async function migrate(
  database: Database,
  { folder }: { folder?: string } = {},
): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(folder)
  const connection = await database.connectAlone()
  try {
    // The usual case: everything is applied, which a millisecond's check finds out without the engine.
    if (pendingMigrations(migrations, await readHistory(connection)).length === 0) return { applied: [] }

    await connection.executeRaw({ sql: `SELECT pg_advisory_lock(${prismaLock})`, args: [], argTypes: [] })
    // Another process may have done it in the meantime.
    const history = await readHistory(connection)
    if (pendingMigrations(migrations, history).length === 0) return { applied: [] }
    const interrupted = history.filter(({ finished }) => !finished).map(({ name }) => name)
    return { applied: await apply(connection, migrations, interrupted) }
  } finally {
    // On PostgreSQL this ends the connection, and with it the lock.
    await connection.dispose()
  }
}

/** The lock of Prisma's own engine. It belongs to the connection, so a migration uses only one. */
const prismaLock = 72707369

async function apply(connection: SqlDriverAdapter, migrations: Migration[], interrupted: string[]) {
  const list = migrationList(migrations)
  let failed: MigrationFailed | undefined

  const engine = await openSchemaEngine(
    always({
      provider: connection.provider,
      adapterName: connection.adapterName,
      queryRaw: (query) => connection.queryRaw(query),
      executeRaw: (query) => connection.executeRaw(query),
      startTransaction: (isolationLevel) => connection.startTransaction(isolationLevel),
      getConnectionInfo: () => connection.getConnectionInfo?.() ?? { supportsRelationJoins: false },
      // The engine may close its side; `migrate` closes the connection.
      dispose: async () => {},
      async executeScript(script) {
        const migration = migrations.find((each) => each.script === script)
        if (!migration) return connection.executeScript(script)
        try {
          await connection.executeScript(withItsRecord(migration))
        } catch (error) {
          failed = new MigrationFailed(migration.name, error)
          throw error
        }
      },
    }),
  )
  try {
    for (const migrationName of interrupted) await engine.markMigrationRolledBack({ migrationName })
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: list,
      filters: everything,
    })
    return appliedMigrationNames
  } catch (error) {
    if (!failed) throw error
    // If even this fails, the connection is lost, and the next start does it.
    await engine.markMigrationRolledBack({ migrationName: failed.migration }).catch(() => {})
    throw failed
  } finally {
    engine.free()
  }
}

/**
 * The script, plus the statement that marks it as finished. A script sent as a whole runs in one transaction, so an
 * unfinished row means that nothing was applied, wherever the process died, and the migration can be tried again.
 */
function withItsRecord({ name, script }: Migration): string {
  return `${script}
;UPDATE "_prisma_migrations" SET "finished_at" = now()
  WHERE "migration_name" = '${name.replaceAll("'", "''")}' AND "finished_at" IS NULL AND "rolled_back_at" IS NULL;`
}

/** A factory that always returns the same connection. */
function always(connection: SqlDriverAdapter): SqlMigrationAwareDriverAdapterFactory {
  const { provider, adapterName } = connection
  const connect = async () => connection
  return { provider, adapterName, connect, connectToShadowDb: connect }
}
