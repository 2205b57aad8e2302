import pg from 'pg'
import type { DatabaseHealth } from '@/lib/store/database'

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

/**
 * A pool of connections that ends those that do not answer in time: a server that hangs must not keep them. What fails is told
 * to `health`, and while that says that the server is away, nobody waits for it.
 */
export function openPool(url: string, limits: PoolLimits, health: DatabaseHealth): pg.Pool {
  const pool = new BoundedPool({ ...connectionTo(url, limits), Client: boundedClient(health) }, health)
  // A server that goes away ends idle connections, and Node ends a process whose 'error' nobody hears. The pool has thrown
  // the connection away already, whoever asks next gets a new one, or the error, and `health` has been told by the connection.
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

/** The database is away. */
class DatabaseAway extends Error {
  override name = 'DatabaseAway'
  constructor() {
    super('the database cannot be reached')
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
    // Each is made by the class that this pool was given.
    const told = (event: 'connect' | 'acquire' | 'remove', tell: (client: BoundedClient) => void) =>
      this.on(event, (client) => tell(client as unknown as BoundedClient))
    told('connect', (client) => all.add(client))
    told('acquire', (client) => busy.add(client))
    told('remove', (client) => {
      all.delete(client)
      busy.delete(client)
    })
    this.on('release', (_error, client) => busy.delete(client as unknown as BoundedClient))
    health.listen({
      // Whoever waits for an answer, or for a connection, need wait no longer.
      gone: () => {
        for (const client of all) client.discard()
        for (const giveUp of this.#waiting) giveUp(new DatabaseAway())
      },
      back: () => {},
      // Where one has failed others may be dead without a word: those that nobody uses are made anew.
      unfounded: () => {
        for (const client of all) if (!busy.has(client)) client.discard()
      },
    })
  }

  /** By promise, and by callback as `query` asks for it. */
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
      // Nobody waits for it any more.
      if (isOver) return client?.release()
      this.#waiting.delete(giveUp)
      if (isBusy(error)) this.health.overloaded()
      else if (error) this.health.suspect(error)
      callback(error, client, done)
    })
  }
}

/** All connections of the pool are in use: that says nothing of the server. */
const isBusy = (error?: Error) => error?.message === 'timeout exceeded when trying to connect'

interface BoundedClient {
  /** Ends it at once, without a good-bye to a server that may not hear it. */
  discard(): void
}

/**
 * pg leaves a connection whose answer did not come in time as it is, with the statement still on it, and the adapter would
 * give it back to the pool after a transaction.
 */
function boundedClient(health: DatabaseHealth) {
  return class extends pg.Client implements BoundedClient {
    #isDiscarded = false

    constructor(config?: pg.ClientConfig) {
      super(config)
      // The pool hears it while the connection is idle, and a transaction while it goes on; in between nobody would.
      this.on('error', (error) => {
        if (!this.#isDiscarded) health.suspect(error)
      })
    }

    override query = toldOfSilence(super.query, () => {
      health.suspect()
      // Marks it as ending at once, so that the pool does not take it back, and cuts it off, for a statement is on it.
      void this.end()
    }).bind(this) as pg.Client['query']

    discard(): void {
      this.#isDiscarded = true
      const { connection } = this as unknown as { connection: { stream: { destroy(): void } } }
      connection.stream.destroy()
    }
  }
}

/** The same query; `silent` is told when no answer came in time. With a callback nobody is told: then the pool sees to it. */
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
