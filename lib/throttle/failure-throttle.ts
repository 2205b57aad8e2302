import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

interface Failures {
  count: number
  /** Milliseconds since 1970. */
  until: number
}

interface FailureThrottleOptions {
  /** How many failures pass without a wait. */
  allowed: number
  /** Seconds. */
  window: number
  clock: () => Date
}

/**
 * Counts failures by key within a window that begins with the first. After `allowed` of them, further failures are told
 * to wait for its end. In memory and bounded: under a flood of keys the oldest are forgotten.
 */
export function failureThrottle({ allowed, window, clock }: FailureThrottleOptions) {
  const now = () => clock().getTime()
  const failures = new LRUCache<string, Failures>({ max: 50_000 })

  function recall(place: string): Failures | undefined {
    const found = failures.get(place)
    return found && found.until > now() ? found : undefined
  }

  /** Of one length, and a text of its own: what was cut out of a request keeps all of it in memory. */
  const placeOf = (key: string) => createHash('sha256').update(key).digest('base64')

  const secondsLeft = ({ until }: Failures) => Math.ceil((until - now()) / 1000)

  return {
    /** Counts a failure. Gives the seconds to wait when it was one too many, or 0. */
    async fail(key: string): Promise<number> {
      const place = placeOf(key)
      const before = recall(place)
      const after = { count: (before?.count ?? 0) + 1, until: before?.until ?? now() + window * 1000 }
      failures.set(place, after)
      return after.count > allowed ? secondsLeft(after) : 0
    },
  }
}
