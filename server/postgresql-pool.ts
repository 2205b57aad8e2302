import pg from 'pg'

/** What one kind of work may take of the server. Milliseconds. */
export interface PoolLimits {
  /** Connections. */
  max: number
  /** That a piece of work waits for a connection: for a free one, or until a new one is made. */
  wait: number
  /** That the server works at a statement before it cuts it off, whatever the role or the database are set to. */
  statement?: number
  /** That an answer may take, whoever is to blame. */
  answer: number
}

/** A pool of connections that ends those that do not answer in time: a server that hangs must not keep them. */
export function openPool(url: string, limits: PoolLimits): pg.Pool {
  const pool = new pg.Pool({ ...connectionTo(url, limits), Client: BoundedClient })
  // A server that goes away ends idle connections, and Node ends a process whose 'error' nobody hears. The pool has thrown
  // the connection away already, and whoever asks next gets a new one, or the error.
  pool.on('error', () => {})
  return pool
}

/** How every connection is made. */
export function connectionTo(url: string, { max, wait, statement = 0, answer }: PoolLimits): pg.PoolConfig {
  return {
    connectionString: url,
    max,
    connectionTimeoutMillis: wait,
    query_timeout: answer,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: 'keyturn',
    // The adapter reads and writes times without their zone, as if the session's were UTC.
    options: `-c TimeZone=UTC -c statement_timeout=${statement}`,
  }
}

/**
 * pg leaves a connection whose answer did not come in time as it is, with the statement still on it, and the adapter would
 * give it back to the pool after a transaction.
 */
class BoundedClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config)
    // The pool hears it while the connection is idle, and a transaction while it goes on; in between nobody would.
    this.on('error', () => {})
  }

  override query = ((...args: unknown[]) => {
    const answer: unknown = Reflect.apply(super.query, this, args)
    if (answer instanceof Promise) {
      answer.catch((error: Error) => {
        // Marks it as ending at once, so that the pool does not take it back, and cuts it off, for a statement is on it.
        if (error.message === 'Query read timeout') void this.end()
      })
    }
    return answer
  }) as pg.Client['query']
}
