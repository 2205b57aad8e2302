import { setTimeout as sleep } from 'node:timers/promises'
import type { Change } from '@/lib/ports/change-feed'
import type { Sql } from '../transaction'
import type { Acknowledgements } from './acknowledgements'
import { leaseTime } from './lease'
import { changesChannel } from './messages'
import type { Present } from './presence'

/** Milliseconds after which a process that did not acknowledge has no lease, even if its clock is a tenth slower. */
const longestWait = leaseTime + 500

/** The announcement of one transaction. */
export interface Announcement {
  /** Last in the transaction: tells the other processes when it commits, and asks them for an answer. */
  notify(sql: Sql, changes: Change[]): Promise<void>
  /** Right after the commit. */
  committed(): void
  isCommitted(): boolean
  /** Tells this process. */
  apply(changes: Change[]): void
  /**
   * Returns when no process uses the state from before the commit: each has acknowledged it, or its lease has ended. Returns at
   * once if nothing was committed. Never fails, because the change has been made.
   */
  settled(): Promise<void>
  end(): void
}

interface Surroundings {
  changed(change: Change): void
  acknowledgements: Acknowledgements
  /** This process as others see it; null while it is not connected. */
  present(): Present | null
}

/** An announcement to all processes on a PostgreSQL database. */
export function announcementTo({ changed, acknowledgements, present }: Surroundings): Announcement {
  const ask = acknowledgements.begin()
  let committedAt: number | null = null

  /** Never ends without a connection. Fails if the other processes cannot be read. */
  async function acknowledged(): Promise<void> {
    // Read after the commit: a process that stores its row later reads what was committed.
    const others = await present()?.sender.listOthers()
    await (others ? acknowledgements.from(ask, others) : new Promise(() => {}))
  }

  return {
    async notify(sql, changes) {
      const writer = present()?.id
      const messages = [...changes, ...(writer === undefined ? [] : [{ ask, writer }])]
      const payloads = messages.map((message) => JSON.stringify(message))
      await sql.$executeRaw`
        SELECT pg_notify(${changesChannel}, payload) FROM unnest(${payloads}::text[]) AS payload`
    },
    committed: () => void (committedAt = performance.now()),
    isCommitted: () => committedAt !== null,
    apply: (changes) => changes.forEach(changed),
    async settled() {
      if (committedAt !== null) {
        const left = committedAt + longestWait - performance.now()
        await upTo(Math.max(0, left), acknowledged())
      }
    },
    end: () => acknowledgements.end(ask),
  }
}

/** The announcement of a database that only this process uses. */
export function silentAnnouncement(changed: (change: Change) => void): Announcement {
  return {
    notify: async () => {},
    committed: () => {},
    isCommitted: () => false,
    apply: (changes) => changes.forEach(changed),
    settled: async () => {},
    end: () => {},
  }
}

/** Waits for work, but no longer than a number of milliseconds. If it fails, waits to the end of them. */
async function upTo(milliseconds: number, work: Promise<void>): Promise<void> {
  const waiting = new AbortController()
  const end = sleep(milliseconds, undefined, { signal: waiting.signal }).catch(() => {})
  await Promise.race([end, work.catch(() => end)])
  waiting.abort()
}
