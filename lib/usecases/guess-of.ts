import type { HalfSignedIn, Person } from '@/lib/domain/principal'
import type { Guess } from '@/lib/ports/attempts'

/** An attempt at a secret of someone who is signed in, or half signed in and wants to complete their session. */
export function guessOf({ kind, id, sessionId, device = null }: Person | HalfSignedIn): Guess {
  return { of: 'person', userId: id, halfSession: kind === 'half' ? sessionId : null, device }
}
