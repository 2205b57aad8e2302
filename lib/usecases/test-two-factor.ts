import { Secret, TOTP } from 'otpauth'
import type { HalfSignedIn, Person } from '@/lib/domain/principal'
import type { Role } from '@/lib/domain/role'
import { value } from '@/lib/test-results'
import { newcomer, type TestRuntime } from '@/lib/test-runtime'

export const password = 'correct horse battery'

/** What an authenticator app with this key shows, a number of milliseconds from now. */
export function codeOf(key: string, keyturn: Pick<TestRuntime, 'runtime'>, away = 0): string {
  const timestamp = keyturn.runtime.pages.clock().getTime() + away
  return TOTP.generate({ secret: Secret.fromBase32(key), timestamp })
}

const step = 30_000

/**
 * A signed-in person with an authenticator app. One step later, so that the next code is not the one of the set-up, and at the
 * beginning of that step, so that none ends during a test. `replacedId` is the id that the session had before.
 */
export async function withTwoFactor(
  keyturn: TestRuntime,
  role: Role = 'auditor',
): Promise<{ person: Person; replacedId: string; key: string; recoveryCodes: string[] }> {
  const person = await keyturn.person(role)
  const { runtime } = keyturn
  keyturn.passTime(step - (runtime.pages.clock().getTime() % step))
  const begun = value(await runtime.beginTwoFactor(person, {}))
  const key = begun.key.reveal()
  const { codes } = value(await runtime.confirmTwoFactor(person, { code: codeOf(key, keyturn) }))
  keyturn.passTime(step)
  const proven = keyturn.proven(await keyturn.request(person))
  return {
    person: proven,
    replacedId: person.sessionId,
    key,
    recoveryCodes: codes.map((code) => code.reveal()),
  }
}

/** Signs a person in who has a second factor. */
export async function halfOf(keyturn: TestRuntime, { id, name, email }: Person): Promise<HalfSignedIn> {
  const by = newcomer()
  const { sessionId, isComplete } = value(await keyturn.runtime.signIn(by, { email, password }))
  if (isComplete) throw new Error(`${email} has no second factor`)
  return { ...by, kind: 'half', needs: 'factor', id, name, email, sessionId }
}

/** A new person who is half signed in. */
export async function newHalf(keyturn: TestRuntime) {
  const made = await withTwoFactor(keyturn)
  return { ...made, half: await halfOf(keyturn, made.person) }
}

/** The same person when a second factor is due, which they do not have. */
export function enrolling({ id, name, email, sessionId, address, agent }: Person): HalfSignedIn {
  return { kind: 'half', needs: 'set_up', id, name, email, sessionId, address, agent }
}
