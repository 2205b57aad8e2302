import { LRUCache } from 'lru-cache'
import { second } from '@/lib/domain/time'

/**
 * Remembers which sources were told to wait, so that refusing them again costs nothing. Bounded, in memory: what it has
 * forgotten is asked again where attempts are counted.
 */
export function pauses(clock: () => Date) {
  const noted = new LRUCache<string, { until: number; seconds: number }>({ max: 10_000 })
  return {
    note(source: string, seconds: number): void {
      noted.set(source, { until: clock().getTime() + seconds * second, seconds })
    },

    /** Seconds until an attempt from a source may begin, as far as known, or 0. */
    waitOf(source: string): number {
      const { until, seconds } = noted.get(source) ?? { until: 0, seconds: 0 }
      const left = Math.ceil((until - clock().getTime()) / second)
      // More than was noted: the clock was set back.
      return left > seconds ? 0 : Math.max(0, left)
    },
  }
}
