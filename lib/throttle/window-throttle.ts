import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

interface Counted {
  count: number
  /** Milliseconds since 1970. */
  until: number
}

interface WindowThrottleOptions {
  /** How many events need no wait. */
  allowed: number
  /** Seconds. */
  window: number
  clock: () => Date
}

/**
 * Counts events by key within a window that begins with the first. After `allowed` events, the caller must wait until
 * the window ends. Bounded, in memory: a flood of keys makes it forget the oldest.
 */
export function windowThrottle({ allowed, window, clock }: WindowThrottleOptions) {
  const now = () => clock().getTime()
  const counts = new LRUCache<string, Counted>({ max: 50_000 })

  function recall(place: string): Counted | undefined {
    const found = counts.get(place)
    return found && found.until > now() ? found : undefined
  }

  /** A fixed-length key. It is a new string, because a slice of a request would keep the whole request in memory. */
  const placeOf = (key: string) => createHash('sha256').update(key).digest('base64')

  const secondsLeft = ({ until }: Counted) => Math.ceil((until - now()) / 1000)

  return {
    /** Counts an event. Returns the seconds to wait if there were too many, or 0. */
    async count(key: string): Promise<number> {
      const place = placeOf(key)
      const before = recall(place)
      const after = { count: (before?.count ?? 0) + 1, until: before?.until ?? now() + window * 1000 }
      counts.set(place, after)
      return after.count > allowed ? secondsLeft(after) : 0
    },
  }
}
