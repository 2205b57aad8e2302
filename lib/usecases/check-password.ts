import { ok, type Result } from '@/lib/domain/failure'
import type { CountAttempts, Guess } from '@/lib/ports/attempts'
import { personTurn, type Turn } from '@/lib/domain/source'
import type { Passwords } from '@/lib/ports/passwords'
import type { ReadStore } from '@/lib/ports/store'
import type { StoredPerson } from '@/lib/ports/people'

/** What checking a password needs. */
export interface Checking {
  store: Pick<ReadStore, 'people'>
  passwords: Passwords
  attempts: CountAttempts
}

interface Check {
  guess: Guess
  /** Whose turn it is, unless the browser is known. */
  turn: Turn
  email: string
  password: string
}

/**
 * Finds the enabled person with this password. Returns null if there is none, after the same time. Each attempt is counted
 * before it is checked, so that sending many at once allows no more than sending them one after the other.
 */
export async function checkPassword(
  { store, passwords, attempts }: Checking,
  { guess, turn, email, password }: Check,
): Promise<Result<StoredPerson | null>> {
  const attempt = await attempts.begin(guess)
  if (!attempt.ok) return attempt
  const person = await store.people.findByEmail(email)
  const isKnown = attempt.value.isFromKnownDevice && person
  const matches = await passwords.matches(
    password,
    person?.passwordHash ?? null,
    isKnown ? personTurn(person.id) : turn,
  )
  if (!matches.ok) {
    await attempts.takeBack(attempt.value)
    return matches
  }
  if (!person || !matches.value || person.disabledAt) return ok(null)
  await attempts.takeBack(attempt.value)
  return ok(person)
}
