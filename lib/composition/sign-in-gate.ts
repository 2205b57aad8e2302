import { sourceOf } from '@/lib/domain/source'
import { turns } from '@/lib/throttle/turns'

/** Seconds after which a full gate has room again. */
const roomAfter = 5

/** Either admitted until `leave` is called, or the number of seconds to wait. */
export type Admission = { leave(): void } | { wait: number }

/** Where a request to the sign-in service comes from. */
export interface Caller {
  address: string
  /** What the cookie of its browser says; empty if it has none that we signed. */
  device: string
}

/**
 * Decides which requests to the sign-in service reach Next. Refusing one here costs a fraction of what it costs in Next,
 * which blocks all other requests meanwhile. A browser with a cookie that we signed has a place of its own: strangers at its
 * address do not make it wait.
 *
 * @param waitOf returns the seconds until a source may make its next attempt, or 0
 */
export function signInGate(waitOf: (source: string) => number) {
  // The number that the password queue accepts from one source, plus the one being checked.
  const attempts = turns({ atOnce: 11, waiting: 0 })
  const others = turns({ atOnce: 2, waiting: 100 })
  // More attempts of strangers than this have no place in the password queue, and would only keep Next and the database busy.
  const strangersAttempts = turns({ atOnce: 120, waiting: 0 })
  const strangersOthers = turns({ atOnce: 20, waiting: 1_000 })

  return async ({ address, device }: Caller, isAttempt: boolean): Promise<Admission> => {
    const source = sourceOf(address)
    const wait = isAttempt && !device ? waitOf(source) : 0
    if (wait > 0) return { wait }
    const lane = device ? `device ${device}` : source
    const leave = await (isAttempt ? attempts : others).take(lane)
    if (!leave) return { wait: roomAfter }
    if (device) return { leave }
    const leaveCrowd = await (isAttempt ? strangersAttempts : strangersOthers).take('strangers')
    if (!leaveCrowd) {
      leave()
      return { wait: roomAfter }
    }
    return {
      leave() {
        leaveCrowd()
        leave()
      },
    }
  }
}
