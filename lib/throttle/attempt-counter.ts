import { levelAt, noAttempts, waitOf, withAttempt, type Attempts } from '@/lib/domain/attempts'
import { minute } from '@/lib/domain/time'

interface AttemptCounterOptions {
  /** How many attempts need not wait. */
  free: number
  clock: () => Date
  /** How many keys have a count of their own. */
  most?: number
}

/**
 * Counts attempts by key, each before it is made, so that those made at once count too. In memory and bounded. No count is
 * dropped to make room, or a flood of other keys would reset the one that matters: keys beyond the limit share one count.
 */
export function attemptCounter({ free, clock, most = 10_000 }: AttemptCounterOptions) {
  const counts = new Map<string, Attempts>()
  const now = () => clock().getTime()
  let tidiedAt = 0

  /** Drops what has come to nothing, once a minute: one attempt takes as long to do so. */
  function tidy(): void {
    if (Math.abs(now() - tidiedAt) < minute) return
    tidiedAt = now()
    for (const [key, attempts] of counts) if (levelAt(attempts, tidiedAt) === 0) counts.delete(key)
  }

  function placeOf(key: string): string {
    tidy()
    return counts.has(key) || counts.size < most ? key : ''
  }

  return {
    /** Seconds until an attempt may begin, or 0. */
    wait(key: string): number {
      return waitOf(counts.get(placeOf(key)) ?? noAttempts, now())
    },

    /** Counts one that begins. Gives what takes it back again, should it not fail after all. */
    count(key: string): () => void {
      const place = placeOf(key)
      const before = counts.get(place) ?? noAttempts
      const counted = withAttempt(before, free, now())
      counts.set(place, counted)
      return () => {
        const present = counts.get(place)
        if (!present) return
        const level = Math.max(0, present.level - 1)
        // Another attempt that began since keeps its pause.
        counts.set(place, { ...present, level, ...(present === counted && { opensAt: before.opensAt }) })
      }
    },

    /** Forgets all of them. */
    clear(key: string): void {
      counts.delete(key)
    },
  }
}
