import { setImmediate as turn } from 'node:timers/promises'
import { messages, PGlite, type Transaction as PGliteTransaction } from '@electric-sql/pglite'
import {
  DriverAdapterError,
  type IsolationLevel,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQueryable,
  type Transaction,
} from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'

/**
 * Prisma's view of a PGlite. Queries are pglite-prisma-adapter's; the rest is ours, for in its version 0.7.2
 * - `executeScript` neither waits for the script nor tells of its failure,
 * - a COMMIT that fails counts as done,
 * - an isolation level is set before BEGIN, where it has no effect,
 * - a unique violation names the columns, by a pattern that an index on an expression defeats, and not the index.
 */
export function pgliteAdapter(client: PGlite): SqlMigrationAwareDriverAdapterFactory {
  const { provider, adapterName } = new PrismaPGlite(client)
  return {
    provider,
    adapterName,
    connect: () => connect(client, async () => {}),
    async connectToShadowDb() {
      const shadow = await PGlite.create()
      return connect(shadow, () => shadow.close())
    },
  }
}

async function connect(client: PGlite, dispose: () => Promise<void>): Promise<SqlDriverAdapter> {
  const queries = await queryable(client)
  return {
    ...queries,
    dispose,
    getConnectionInfo: () => ({ supportsRelationJoins: true }),
    startTransaction: (isolationLevel) => startTransaction(client, isolationLevel),
    executeScript: (script) => tellingFailure(() => client.exec(script)),
  }
}

async function queryable(client: Pick<PGlite, 'query'>): Promise<SqlQueryable> {
  const inTurn = oneByOne()
  const query: PGlite['query'] = (sql, params, options) =>
    inTurn(() => client.query<never>(sql, params, options).catch(nameTheIndex))
  // The adapter calls nothing but `query` of what it is given.
  const inner = await new PrismaPGlite({ query } as PGlite).connect()
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    queryRaw: (params) => inner.queryRaw(params),
    executeRaw: (params) => inner.executeRaw(params),
  }
}

/**
 * Lets the event loop turn after each query. PGlite answers without ever waiting for the system, so that queries one
 * after the other, or a queue of them, would otherwise keep every request and timer of the process waiting to their end.
 */
function oneByOne() {
  let before: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const done = before.then(work)
    before = done.catch(() => {}).then(() => turn())
    return done
  }
}

/** Does what is not a query, and tells its failure as that of a query is told. */
async function tellingFailure(work: () => Promise<unknown>): Promise<void> {
  const query = async () => {
    await work()
    return { rows: [], fields: [] }
  }
  const { executeRaw } = await queryable({ query })
  await executeRaw({ sql: '', args: [], argTypes: [] })
}

/** PGlite runs nothing else between this transaction's BEGIN and its end: other queries and transactions wait. */
function startTransaction(client: PGlite, isolationLevel?: IsolationLevel): Promise<Transaction> {
  return new Promise((resolve, reject) => {
    const run = async (tx: PGliteTransaction) => {
      if (isolationLevel) await tx.exec(`SET TRANSACTION ISOLATION LEVEL ${isolationLevel}`)
      const queries = await queryable(tx)
      await new Promise<void>((commit, rollback) => {
        resolve({
          ...queries,
          // PGlite sends COMMIT and ROLLBACK itself.
          options: { usePhantomQuery: true },
          commit() {
            commit()
            return tellingFailure(() => ended)
          },
          rollback() {
            rollback(rolledBack)
            return tellingFailure(() => ended.catch(ignoreRolledBack))
          },
        })
      })
    }
    const ended = client.transaction(run)
    ended.catch(reject)
  })
}

/** Makes PGlite send ROLLBACK. */
const rolledBack = new Error('rolled back')

function ignoreRolledBack(error: unknown): void {
  if (error !== rolledBack) throw error
}

/** As @prisma/adapter-pg tells a unique violation; what else the database says is left to pglite-prisma-adapter. */
function nameTheIndex(error: unknown): never {
  if (!(error instanceof messages.DatabaseError) || error.code !== '23505' || !error.constraint) throw error
  throw new DriverAdapterError({
    kind: 'UniqueConstraintViolation',
    originalCode: error.code,
    originalMessage: error.message,
    constraint: { index: error.constraint },
    table: error.table,
  })
}
