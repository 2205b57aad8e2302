import type { Change, ChangeFeed, ChangeListener } from '@/lib/ports/change-feed'
import { Acknowledgements } from './acknowledgements'
import { announcementTo, silentAnnouncement, type Announcement } from './announcement'
import { Lease } from './lease'
import { keepPresent } from './presence'

/** Announces committed changes to everything that keeps data in memory, in this process and in others. */
export interface OpenChangeFeed extends ChangeFeed {
  /** Begins the announcement of a transaction. */
  begin(): Announcement
  close(): Promise<void>
}

/** How this process takes part in the feed. */
export interface FeedOptions {
  /** The connection string of PostgreSQL; null if no other process uses the database. */
  url: string | null
  /** Whether this process serves tokens, so that others must wait for it. */
  serves: boolean
  /** Called when changes by other processes may be missed for a while, with the reason. */
  lost(error: unknown): void
}

/**
 * Opens the change feed. An embedded database has only one process, which needs neither a lease nor acknowledgements. With
 * PostgreSQL the feed is LISTEN/NOTIFY, whose notifications arrive in the order of commits
 * (docs/decisions/0024-lease-and-barrier.md).
 */
export function openChangeFeed({ url, serves, lost }: FeedOptions): OpenChangeFeed {
  const listeners = new Set<ChangeListener>()
  const subscribe = (listener: ChangeListener) => void listeners.add(listener)
  const changed = (change: Change) => {
    for (const listener of listeners) listener.changed(change)
  }
  const missed = () => {
    for (const listener of listeners) listener.missed()
  }

  if (url === null) {
    return { subscribe, lease: () => 1, begin: () => silentAnnouncement(changed), close: async () => {} }
  }
  const lease = new Lease({ monotonic: () => performance.now(), wall: () => Date.now() })
  const acknowledgements = new Acknowledgements()
  const presence = keepPresent({
    url,
    serves,
    lease,
    changed,
    missed,
    acknowledged: ({ asks, by }) => acknowledgements.receive(by, asks),
    lost,
  })
  return {
    subscribe,
    // A process that does not serve tokens has no row, so nobody waits for it.
    lease: () => (serves ? lease.current() : null),
    begin: () => announcementTo({ changed, acknowledgements, present: presence.current }),
    close: presence.close,
  }
}
