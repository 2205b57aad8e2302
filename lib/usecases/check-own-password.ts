import { fail, ok, type Result } from '@/lib/domain/failure'
import type { HalfSignedIn, Person } from '@/lib/domain/principal'
import { turnOf } from '@/lib/domain/source'
import type { StoredPerson } from '@/lib/ports/people'
import { guessOf } from './guess-of'
import { checkPassword, type Checking } from './check-password'

/** Checks the current password of someone signed in. After several failures further attempts have to wait, as with signing in. */
export async function checkOwnPassword(
  ports: Checking,
  actor: Person | HalfSignedIn,
  password: string,
): Promise<Result<StoredPerson>> {
  const turn = turnOf(actor)
  const checked = await checkPassword(ports, { guess: guessOf(actor), turn, email: actor.email, password })
  if (!checked.ok) return checked
  return checked.value ? ok(checked.value) : fail({ kind: 'wrong_password' })
}
