import { ok, type Result } from '@/lib/domain/failure'
import type { AttemptKeys, PasswordAttempts, Passwords } from '@/lib/ports/passwords'
import type { ReadStore } from '@/lib/ports/store'
import type { StoredPerson } from '@/lib/ports/people'

/** What checking a password needs. */
export interface Checking {
  store: Pick<ReadStore, 'people'>
  passwords: Passwords
  passwordAttempts: PasswordAttempts
}

interface Attempt {
  keys: AttemptKeys
  /** Attempts with the same value take turns. */
  turn: string
  email: string
  password: string
}

/**
 * Finds the enabled person with this password. Returns null if there is none, after the same time. Each attempt is counted
 * before it is checked, so that sending many at once allows no more than sending them one after the other.
 */
export async function checkPassword(
  { store, passwords, passwordAttempts }: Checking,
  { keys, turn, email, password }: Attempt,
): Promise<Result<StoredPerson | null>> {
  const attempt = passwordAttempts.begin(keys)
  if (!attempt.ok) return attempt
  const person = await store.people.findByEmail(email)
  const matches = await passwords.matches(password, person?.passwordHash ?? null, turn)
  if (!matches.ok) {
    attempt.value.notMade()
    return matches
  }
  if (!person || !matches.value || person.disabledAt) return ok(null)
  attempt.value.succeeded()
  return ok(person)
}
