import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

interface Failures {
  count: number
  /** Milliseconds since 1970. */
  until: number
}

interface FailureThrottleOptions {
  /** How many failures need no wait. */
  allowed: number
  /** Seconds. */
  window: number
  clock: () => Date
}

/**
 * Counts failures by key within a window that begins with the first. After `allowed` failures, the caller must wait until
 * the window ends. Bounded, in memory: a flood of keys makes it forget the oldest.
 */
export function failureThrottle({ allowed, window, clock }: FailureThrottleOptions) {
  const now = () => clock().getTime()
  const failures = new LRUCache<string, Failures>({ max: 50_000 })

  function recall(place: string): Failures | undefined {
    const found = failures.get(place)
    return found && found.until > now() ? found : undefined
  }

  /** A fixed-length key. It is a new string, because a slice of a request would keep the whole request in memory. */
  const placeOf = (key: string) => createHash('sha256').update(key).digest('base64')

  const secondsLeft = ({ until }: Failures) => Math.ceil((until - now()) / 1000)

  return {
    /** Counts a failure. Returns the seconds to wait if there were too many, or 0. */
    async fail(key: string): Promise<number> {
      const place = placeOf(key)
      const before = recall(place)
      const after = { count: (before?.count ?? 0) + 1, until: before?.until ?? now() + window * 1000 }
      failures.set(place, after)
      return after.count > allowed ? secondsLeft(after) : 0
    },
  }
}
