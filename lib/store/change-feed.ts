import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { Change, ChangeFeed, ChangeListener } from '@/lib/ports/change-feed'
import type { Sql } from './transaction'

/** Carries committed changes to whoever keeps something in memory, in this process and in the others. */
interface OpenChangeFeed extends ChangeFeed {
  /** Within the transaction: tells the other processes when it commits. */
  notify(sql: Sql, changes: Change[]): Promise<void>
  /** After the commit: tells this process, before anybody gets an answer. */
  announce(changes: Change[]): void
  close(): Promise<void>
}

const channel = 'keyturn_changes'
/** Milliseconds. */
const heartbeat = 2_000

/**
 * Opens the change feed. The embedded database has one process and needs no other carrier; with PostgreSQL
 * it is LISTEN/NOTIFY on a connection of its own. `lost` is told when that connection breaks.
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

/** What an announcement says; null when it cannot be read. */
function readChange(payload = ''): Change | null {
  try {
    const { kind, id } = JSON.parse(payload) as Record<string, unknown>
    return isKind(kind) && typeof id === 'string' ? { kind, id } : null
  } catch {
    return null
  }
}

const isKind = (kind: unknown): kind is Change['kind'] => kind === 'credential' || kind === 'api'

/** Listens until closed, and connects again whenever the connection breaks. */
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
    // Whoever awaits it may not have come yet when it breaks.
    broken.catch(() => {})
    try {
      await connection.connect()
      connection.on('notification', ({ payload }) => {
        const change = readChange(payload)
        // Anybody who may connect can send what is none of ours; better to forget too much than to believe too long.
        if (change) changed(change)
        else missed()
      })
      await connection.query(`LISTEN ${channel}`)
      // First listening, then forgetting: what changed in between is told twice rather than missed.
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
