import { sourceOf } from '@/lib/domain/source'
import { turns } from '@/lib/throttle/turns'

/** Seconds after which a full gate has room again. */
const roomAfter = 5

/** Either admitted until `leave` is called, or the number of seconds to wait. */
export type Admission = { leave(): void } | { wait: number }

/**
 * Decides which requests to the sign-in service reach Next. Refusing one here costs a fraction of what it costs in Next,
 * which blocks all other requests meanwhile.
 *
 * @param waitOf returns the seconds until a source may make its next attempt, or 0
 */
export function signInGate(waitOf: (source: string) => number) {
  // The number that the password queue accepts from one source, plus the one being checked.
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
