import type { HalfSignedIn, Person } from '@/lib/domain/principal'
import type { Guess } from '@/lib/ports/attempts'

/** An attempt at a secret of someone who is signed in, or half signed in and wants to complete their session. */
export function guessOf(actor: Person | HalfSignedIn): Guess {
  const { id, sessionId, device = null } = actor
  // Who must set a second factor up has nothing to show: their session is complete.
  const isHalf = actor.kind === 'half' && actor.needs === 'factor'
  return { of: 'person', userId: id, halfSession: isHalf ? sessionId : null, device }
}
