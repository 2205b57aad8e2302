import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { Change, ChangeFeed, ChangeListener } from '@/lib/ports/change-feed'
import type { Sql } from './transaction'

/** Announces committed changes to everything that keeps data in memory, in this process and in others. */
interface OpenChangeFeed extends ChangeFeed {
  /** Within the transaction: notifies the other processes when it commits. */
  notify(sql: Sql, changes: Change[]): Promise<void>
  /** After the commit: notifies this process, before anybody gets an answer. */
  announce(changes: Change[]): void
  close(): Promise<void>
}

const channel = 'keyturn_changes'
/** In milliseconds. */
const heartbeat = 2_000

/**
 * Opens the change feed. The embedded database has only one process, so nothing else is needed; with PostgreSQL the feed is
 * LISTEN/NOTIFY on a connection of its own. `lost` is called when that connection breaks.
 */
export function openChangeFeed(url: string | null, lost: (error: unknown) => void): OpenChangeFeed {
  const listeners = new Set<ChangeListener>()
  const announce = (changes: Change[]) => {
    for (const change of changes) for (const listener of listeners) listener.changed(change)
  }
  const missed = () => {
    for (const listener of listeners) listener.missed()
  }
  const ear = url ? listen(url, lost, (change) => announce([change]), missed) : null

  return {
    subscribe: (listener) => void listeners.add(listener),
    announce,
    async notify(sql, changes) {
      if (!ear) return
      for (const change of changes)
        await sql.$executeRaw`SELECT pg_notify(${channel}, ${JSON.stringify(change)})`
    },
    isComplete: () => ear?.isListening() ?? true,
    close: async () => ear?.close(),
  }
}

/** Reads an announcement; null if it is malformed. */
function readChange(payload = ''): Change | null {
  try {
    const { kind, id } = JSON.parse(payload) as Record<string, unknown>
    return isKind(kind) && typeof id === 'string' ? { kind, id } : null
  } catch {
    return null
  }
}

const isKind = (kind: unknown): kind is Change['kind'] => kind === 'credential' || kind === 'api'

/** Listens until closed, and reconnects whenever the connection breaks. */
function listen(
  url: string,
  lost: (error: unknown) => void,
  changed: (change: Change) => void,
  missed: () => void,
) {
  let client: Client | null = null
  const closing = new AbortController()

  async function run() {
    while (!closing.signal.aborted) {
      try {
        await listenOnce()
      } catch (error) {
        if (!closing.signal.aborted) lost(error)
      }
      client = null
      await sleep(500, undefined, { signal: closing.signal }).catch(() => {})
    }
  }

  async function listenOnce() {
    const connection = new Client({
      connectionString: url,
      connectionTimeoutMillis: heartbeat,
      query_timeout: heartbeat,
      keepAlive: true,
    })
    const broken = new Promise<never>((_, reject) => {
      connection.on('error', reject)
      connection.on('end', () => reject(new Error('the connection for notifications ended')))
    })
    // It may break before anything awaits it.
    broken.catch(() => {})
    try {
      await connection.connect()
      connection.on('notification', ({ payload }) => {
        const change = readChange(payload)
        // Any client of the database can send malformed announcements. Forgetting too much is safer than trusting stale data.
        if (change) changed(change)
        else missed()
      })
      await connection.query(`LISTEN ${channel}`)
      // Listens first, then forgets: a change in between is announced twice rather than missed.
      missed()
      client = connection
      while (!closing.signal.aborted) {
        await Promise.race([broken, connection.query('SELECT 1')])
        await Promise.race([broken, sleep(heartbeat, undefined, { signal: closing.signal })])
      }
    } finally {
      client = null
      await connection.end().catch(() => {})
    }
  }

  const running = run()
  return {
    isListening: () => client !== null,
    async close() {
      closing.abort()
      await running
    },
  }
}
