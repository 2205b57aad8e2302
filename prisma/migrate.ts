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

/** A migration failed. Nothing of it was kept, and the next start tries it again. */
class MigrationFailed extends CannotStart {
  override name = 'MigrationFailed'
  constructor(
    readonly migration: string,
    cause: unknown,
  ) {
    super(`Migration ${migration} failed, and nothing of it was kept: ${reasonOf(cause)}`, { cause })
  }
}

/** An adapter's error has a category for a message, and keeps what the database said in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return (isDriverAdapterError(error) && error.cause.originalMessage) || error.message
}

/**
 * Brings a database up to the code: applies what is pending, in order, each migration in a transaction of its own.
 * Several processes may call it at once; each returns when all is applied. The books in `_prisma_migrations` are those of
 * the Prisma CLI, and so is the lock: `prisma migrate deploy` can be run instead, or beside it.
 *
 * @throws {HistoryMismatch} when the database is newer than the code, or an applied migration was edited
 * @throws {MigrationFailed} when a script fails
 */
export async function migrate(
  database: Database,
  { folder }: { folder?: string } = {},
): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(folder)
  const connection = await database.connectAlone()
  try {
    // The usual start: all is applied already, which a look tells in a millisecond and without the engine.
    if (pendingMigrations(migrations, await readHistory(connection)).length === 0) return { applied: [] }

    await connection.executeRaw({ sql: `SELECT pg_advisory_lock(${prismaLock})`, args: [], argTypes: [] })
    // Somebody else may have done it while we waited.
    const history = await readHistory(connection)
    if (pendingMigrations(migrations, history).length === 0) return { applied: [] }
    const interrupted = history.filter(({ finished }) => !finished).map(({ name }) => name)
    return { applied: await apply(connection, migrations, interrupted) }
  } finally {
    // Ends the connection on PostgreSQL, and with it the lock.
    await connection.dispose()
  }
}

/** The lock of Prisma's own engine. It belongs to the connection, so all of a migration goes over a single one. */
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
      // The engine may close its side; ours is closed by `migrate`.
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
    // Where even this fails, the connection is gone, and the next start does it.
    await engine.markMigrationRolledBack({ migrationName: failed.migration }).catch(() => {})
    throw failed
  } finally {
    engine.free()
  }
}

/**
 * The script together with the note that it is finished, in the one transaction that a script sent whole runs in. So an
 * unfinished row means that nothing was applied, wherever the process died, and the migration may simply be tried again.
 */
function withItsRecord({ name, script }: Migration): string {
  return `${script}
;UPDATE "_prisma_migrations" SET "finished_at" = now()
  WHERE "migration_name" = '${name.replaceAll("'", "''")}' AND "finished_at" IS NULL AND "rolled_back_at" IS NULL;`
}

/** A factory that always gives the same connection. */
function always(connection: SqlDriverAdapter): SqlMigrationAwareDriverAdapterFactory {
  const { provider, adapterName } = connection
  const connect = async () => connection
  return { provider, adapterName, connect, connectToShadowDb: connect }
}
