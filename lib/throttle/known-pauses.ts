import { LRUCache } from 'lru-cache'
import { fail, type Result } from '@/lib/domain/failure'
import { second } from '@/lib/domain/time'
import type { Attempt, CountAttempts, Guess } from '@/lib/ports/attempts'

/** How long the answer of the database is believed. Milliseconds. A success elsewhere may end a pause before its time. */
const believed = second

/** What an attempt is about, the most particular first. The counts of a browser are known only to the database. */
function keysOf(guess: Guess): [string, ...string[]] {
  const { device } = guess
  if (device) return [`device ${device.id} ${guess.of === 'person' ? guess.userId : guess.email}`]
  if (guess.of === 'password') return [`email ${guess.email}`, `source ${guess.source}`]
  return [`${guess.halfSession === null ? 'person' : 'half'} ${guess.userId}`]
}

/**
 * Spares the database a flood of guesses: those that change the same count take turns, and those that follow one that has to
 * wait are refused for a moment without being counted again. It never lets an attempt through by itself. Bounded, in memory.
 *
 * @param waitOfSource the seconds that a source is known to have to wait
 */
export function withKnownPauses(
  counts: CountAttempts,
  { clock, waitOfSource }: { clock: () => Date; waitOfSource(source: string): number },
): CountAttempts {
  const known = new LRUCache<string, { opensAt: number; notedAt: number }>({ max: 10_000 })
  /** The last attempt of each key that is being counted. */
  const underWay = new Map<string, Promise<unknown>>()

  // A source makes no browser wait that is known.
  const sourceWait = (guess: Guess) =>
    guess.of === 'password' && !guess.device ? waitOfSource(guess.source) : 0

  function knownWait(key: string): number {
    const { opensAt, notedAt } = known.get(key) ?? { opensAt: 0, notedAt: 0 }
    const now = clock().getTime()
    return Math.abs(now - notedAt) < believed ? Math.max(0, Math.ceil((opensAt - now) / second)) : 0
  }

  async function count(key: string, guess: Guess): Promise<Result<Attempt>> {
    const wait = Math.max(sourceWait(guess), knownWait(key))
    if (wait > 0) return fail({ kind: 'throttled', retryAfter: wait })
    const begun = await counts.begin(guess)
    if (!begun.ok && begun.failure.kind === 'throttled' && sourceWait(guess) === 0) {
      const notedAt = clock().getTime()
      known.set(key, { opensAt: notedAt + begun.failure.retryAfter * second, notedAt })
    }
    return begun
  }

  return {
    takeBack: counts.takeBack,
    async begin(guess) {
      const keys = keysOf(guess)
      const mine = Promise.all(keys.flatMap((key) => underWay.get(key) ?? [])).then(() =>
        count(keys[0], guess),
      )
      // Its failure is the business of the one who asked.
      const settled = mine.catch(() => {})
      for (const key of keys) underWay.set(key, settled)
      try {
        return await mine
      } finally {
        for (const key of keys) if (underWay.get(key) === settled) underWay.delete(key)
      }
    },
  }
}
