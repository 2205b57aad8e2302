import { sourceOf } from '@/lib/domain/source'
import { turns } from '@/lib/throttle/turns'

/** Seconds until some of what is under way has ended. */
const roomAfter = 5

/** A request to the sign-in service: let through until it leaves, or told how many seconds to wait. */
export type Admission = { leave(): void } | { wait: number }

/**
 * Decides in front of the pages what of the sign-in service gets to them. To refuse a sign-in costs them many times what it
 * costs here, and while they do they answer nobody else.
 *
 * @param waitOf seconds until an attempt from a source may begin, or 0
 */
export function signInGate(waitOf: (source: string) => number) {
  // As many as may wait for their password to be checked, and one in hand.
  const attempts = turns({ atOnce: 11, waiting: 0 })
  const others = turns({ atOnce: 2, waiting: 100 })

  return async (address: string, isAttempt: boolean): Promise<Admission> => {
    const source = sourceOf(address)
    const wait = isAttempt ? waitOf(source) : 0
    if (wait > 0) return { wait }
    const leave = await (isAttempt ? attempts : others).take(source)
    return leave ? { leave } : { wait: roomAfter }
  }
}
