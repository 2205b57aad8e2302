import { attemptsForgotten, pauseAfter } from '@/lib/domain/attempts'

interface Count {
  attempts: number
  /** When the next one may begin, and when the last one did. Milliseconds since 1970. */
  opensAt: number
  begunAt: number
}

interface AttemptCounterOptions {
  /** How many attempts need not wait. */
  free: number
  clock: () => Date
  /** So many keys are told apart. */
  most?: number
}

/**
 * Counts attempts by key, each before it is made, so that those made at once count too. In memory and bounded. No count is
 * ever dropped to make room, or a flood of other keys would free whoever sends it: keys for which there is no room share one.
 */
export function attemptCounter({ free, clock, most = 50_000 }: AttemptCounterOptions) {
  /** Those counted longest ago come first. */
  const counts = new Map<string, Count>()
  const now = () => clock().getTime()

  function forget(): void {
    for (const [key, { begunAt }] of counts) {
      if (begunAt + attemptsForgotten > now()) return
      counts.delete(key)
    }
  }

  function placeOf(key: string): string {
    forget()
    return counts.has(key) || counts.size < most ? key : ''
  }

  return {
    /** Seconds until an attempt may begin, or 0. */
    wait(key: string): number {
      const found = counts.get(placeOf(key))
      if (!found) return 0
      // A clock that was put back must not make a pause longer than it was.
      const left = Math.min(found.opensAt - now(), pauseAfter(found.attempts, free) * 1000)
      return Math.max(0, Math.ceil(left / 1000))
    },

    /** Counts one that begins. Gives what takes it back again, should it not fail after all. */
    count(key: string): () => void {
      const place = placeOf(key)
      const count = counts.get(place) ?? { attempts: 0, opensAt: 0, begunAt: 0 }
      const openedAt = count.opensAt
      count.attempts += 1
      count.begunAt = now()
      const opensAt = now() + pauseAfter(count.attempts, free) * 1000
      count.opensAt = opensAt
      counts.delete(place)
      counts.set(place, count)
      return () => {
        // All of them may have been forgotten meanwhile.
        if (counts.get(place) !== count) return
        count.attempts -= 1
        // Unless another has begun since, whose pause it is.
        if (count.opensAt === opensAt) count.opensAt = openedAt
        if (count.attempts === 0) counts.delete(place)
      }
    },

    /** Forgets all of them. */
    clear(key: string): void {
      counts.delete(key)
    },
  }
}
