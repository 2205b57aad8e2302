import { levelAt, noAttempts, passwordPace, waitOf, withAttempt, type Attempts } from '@/lib/domain/attempts'
import { minute } from '@/lib/domain/time'

interface AttemptCounterOptions {
  /** How many attempts need no wait. */
  free: number
  clock: () => Date
  /** How many keys have their own count. */
  most?: number
}

/**
 * Counts attempts by key before they are made, so that simultaneous ones count too. Bounded, in memory. No count is dropped
 * to make room, because a flood of other keys would then reset the one that matters: keys beyond the limit share one count.
 */
export function attemptCounter({ free, clock, most = 10_000 }: AttemptCounterOptions) {
  const pace = passwordPace(free)
  const counts = new Map<string, Attempts>()
  const now = () => clock().getTime()
  let tidiedAt = 0

  /** Removes counts that have reached zero. Once a minute is enough, because one attempt takes a minute to expire. */
  function tidy(): void {
    if (Math.abs(now() - tidiedAt) < minute) return
    tidiedAt = now()
    for (const [key, attempts] of counts) if (levelAt(attempts, pace, tidiedAt) === 0) counts.delete(key)
  }

  function placeOf(key: string): string {
    tidy()
    return counts.has(key) || counts.size < most ? key : ''
  }

  return {
    /** Seconds until the next attempt may begin, or 0. */
    wait(key: string): number {
      return waitOf(counts.get(placeOf(key)) ?? noAttempts, now())
    },

    /** Counts an attempt that begins. Returns a function that takes it back if it does not fail. */
    count(key: string): () => void {
      const place = placeOf(key)
      const before = counts.get(place) ?? noAttempts
      const counted = withAttempt(before, pace, now())
      counts.set(place, counted)
      return () => {
        const present = counts.get(place)
        if (!present) return
        const level = Math.max(0, present.level - 1)
        // An attempt that has begun since keeps its pause.
        counts.set(place, { ...present, level, ...(present === counted && { opensAt: before.opensAt }) })
      }
    },

    /** Forgets all attempts of a key. */
    clear(key: string): void {
      counts.delete(key)
    },
  }
}
