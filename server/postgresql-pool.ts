import pg from 'pg'
import { cutConnection } from '@/lib/store/cut-connection'
import type { DatabaseHealth } from '@/lib/store/database'

/** The limits of one kind of work. Times are in milliseconds. */
export interface PoolLimits {
  /** The number of connections. */
  max: number
  /** How long to wait for a connection, free or new. */
  wait: number
  /** How long a statement may run before the server cancels it, whatever the settings of the role or the database. */
  statement?: number
  /** How long to wait for an answer, for whatever reason it is late. */
  answer: number
}

/**
 * A pool of connections that closes those that do not answer in time, because a server that hangs must not keep them. It
 * reports failures to `health`, and refuses connections while that says that the server is unreachable.
 */
export function openPool(url: string, limits: PoolLimits, health: DatabaseHealth): pg.Pool {
  const pool = new BoundedPool({ ...connectionTo(url, limits), Client: boundedClient(health) }, health)
  // A server that stops ends idle connections, and an unhandled 'error' would end the process. There is nothing else to do:
  // the pool has dropped the connection, the next caller gets a new one or the error, and the connection has told `health`.
  pool.on('error', () => {})
  return pool
}

/** The options of every connection. */
export function connectionTo(url: string, { max, wait, statement = 0, answer }: PoolLimits): pg.PoolConfig {
  return {
    connectionString: url,
    max,
    connectionTimeoutMillis: wait,
    query_timeout: answer,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: 'keyturn',
    // The adapter reads and writes times without a zone, and assumes that the session uses UTC.
    options: `-c TimeZone=UTC -c statement_timeout=${statement}`,
  }
}

/** The database is unreachable. */
class DatabaseAway extends Error {
  override name = 'DatabaseAway'
  constructor() {
    super('the database is unreachable')
  }
}

type Connected = Parameters<pg.Pool['connect']>[0]

class BoundedPool extends pg.Pool {
  readonly #waiting = new Set<(error: Error) => void>()

  constructor(
    options: pg.PoolConfig,
    private readonly health: DatabaseHealth,
  ) {
    super(options)
    const [all, busy] = [new Set<BoundedClient>(), new Set<BoundedClient>()]
    // The pool creates every client from the class in its options.
    const told = (event: 'connect' | 'acquire' | 'remove', tell: (client: BoundedClient) => void) =>
      this.on(event, (client) => tell(client as unknown as BoundedClient))
    told('connect', (client) => all.add(client))
    told('acquire', (client) => busy.add(client))
    told('remove', (client) => {
      all.delete(client)
      busy.delete(client)
    })
    this.on('release', (_error, client) => busy.delete(client as unknown as BoundedClient))
    /** The pool would still hand out an idle client until it notices that its connection has ended. */
    const discard = (client: BoundedClient) => {
      client.discard()
      if (!busy.has(client)) client.emit('error', new DatabaseAway())
    }
    health.listen({
      // Callers that wait for an answer or a connection fail at once.
      gone: () => {
        for (const client of all) discard(client)
        for (const giveUp of this.#waiting) giveUp(new DatabaseAway())
      },
      back: () => {},
      // If one connection has failed, others may be dead too: replace those that are not in use.
      unfounded: () => {
        for (const client of all) if (!busy.has(client)) discard(client)
      },
    })
  }

  /** With a promise, or with a callback as `query` needs it. */
  override connect(): Promise<pg.PoolClient>
  override connect(callback: Connected): void
  override connect(callback?: Connected): Promise<pg.PoolClient> | void {
    if (callback) return this.#connect(callback)
    return new Promise((resolve, reject) => {
      this.#connect((error, client) => (client ? resolve(client) : reject(error ?? new DatabaseAway())))
    })
  }

  override query = toldOfSilence(super.query, () => this.health.suspect()).bind(this) as pg.Pool['query']

  #connect(callback: Connected): void {
    let isOver = false
    const giveUp = (error: Error) => {
      isOver = true
      this.#waiting.delete(giveUp)
      callback(error, undefined, () => {})
    }
    if (this.health.isAway()) return process.nextTick(giveUp, new DatabaseAway())
    this.#waiting.add(giveUp)
    super.connect((error, client, done) => {
      // The caller has given up already.
      if (isOver) return client?.release()
      this.#waiting.delete(giveUp)
      if (isBusy(error)) this.health.overloaded()
      else if (error) this.health.suspect(error)
      callback(error, client, done)
    })
  }
}

/** Whether all connections of the pool are in use, which says nothing about the server. */
const isBusy = (error?: Error) => error?.message === 'timeout exceeded when trying to connect'

interface BoundedClient {
  /** Closes it at once, without a farewell that the server may never receive. */
  discard(): void
  emit(event: 'error', error: Error): boolean
}

/**
 * A client that closes its connection if an answer does not come in time. pg leaves such a connection open with its
 * statement still running, and the adapter would return it to the pool after a transaction.
 */
function boundedClient(health: DatabaseHealth) {
  return class extends pg.Client implements BoundedClient {
    #isDiscarded = false

    constructor(config?: pg.ClientConfig) {
      super(config)
      // The pool handles errors of idle connections, and a transaction those during it; nothing handles those in between.
      this.on('error', (error) => {
        if (!this.#isDiscarded) health.suspect(error)
      })
    }

    override query = toldOfSilence(super.query, () => {
      health.suspect()
      // Marks the client as ending at once, so that the pool does not reuse it, and cuts the connection with its statement.
      void this.end()
    }).bind(this) as pg.Client['query']

    discard(): void {
      this.#isDiscarded = true
      cutConnection(this)
    }
  }
}

/** Wraps `query` to call `silent` if no answer comes in time. Not for calls with a callback, which the pool handles. */
function toldOfSilence(query: (...args: never[]) => unknown, silent: () => void) {
  return function (this: unknown, ...args: unknown[]): unknown {
    const answer: unknown = Reflect.apply(query, this, args)
    if (answer instanceof Promise) {
      answer.catch((error: Error) => {
        if (error.message === 'Query read timeout') silent()
      })
    }
    return answer
  }
}
