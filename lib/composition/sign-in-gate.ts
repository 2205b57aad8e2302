import { sourceOf } from '@/lib/domain/source'
import { turns } from '@/lib/throttle/turns'

/** Seconds after which there is room again. */
const roomAfter = 5

/** Let through, until `leave` is called, or told how many seconds to wait. */
export type Admission = { leave(): void } | { wait: number }

/**
 * Decides which requests to the sign-in service reach Next. Refusing one here costs a fraction of what it costs Next, which
 * answers nobody else meanwhile.
 *
 * @param waitOf seconds until an attempt from a source may begin, or 0
 */
export function signInGate(waitOf: (source: string) => number) {
  // As many as the password queue takes of one source, and the one in hand.
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
