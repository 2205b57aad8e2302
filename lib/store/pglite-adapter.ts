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
 * A Prisma adapter for PGlite. Queries go through pglite-prisma-adapter; the rest is our own, because in its version 0.7.2
 * - `executeScript` neither waits for the script nor reports its failure,
 * - a COMMIT that fails counts as successful,
 * - an isolation level is set before BEGIN, where it has no effect,
 * - a unique violation names the columns, by a pattern that an index on an expression does not match, and not the index.
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
  // The adapter calls only the `query` method of its client.
  const inner = await new PrismaPGlite({ query } as PGlite).connect()
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    queryRaw: (params) => inner.queryRaw(params),
    executeRaw: (params) => inner.executeRaw(params),
  }
}

/**
 * Yields to the event loop after each query. PGlite never waits for the system, so a sequence or queue of queries would
 * otherwise block every request and timer of the process until it ends.
 */
function oneByOne() {
  let before: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const done = before.then(work)
    before = done.catch(() => {}).then(() => turn())
    return done
  }
}

/** Runs something that is not a query, and reports its failure like that of a query. */
async function tellingFailure(work: () => Promise<unknown>): Promise<void> {
  const query = async () => {
    await work()
    return { rows: [], fields: [] }
  }
  const { executeRaw } = await queryable({ query })
  await executeRaw({ sql: '', args: [], argTypes: [] })
}

/** PGlite runs nothing else between BEGIN and the end of this transaction: other queries and transactions wait. */
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

/** Thrown to make PGlite send ROLLBACK. */
const rolledBack = new Error('rolled back')

function ignoreRolledBack(error: unknown): void {
  if (error !== rolledBack) throw error
}

/** Reports a unique violation as @prisma/adapter-pg does. pglite-prisma-adapter handles all other errors of the database. */
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
