import type { Person } from '@/lib/domain/principal'
import type { Role } from '@/lib/domain/role'
import { TestAuthenticator } from '@/lib/passkeys/test-authenticator'
import { value } from '@/lib/test-results'
import type { TestRuntime } from '@/lib/test-runtime'

/** Adds a passkey to a person, as their account page does. They get the new id of their session. */
export async function addPasskey(
  { runtime }: Pick<TestRuntime, 'runtime'>,
  person: Person,
  { name = 'Laptop', authenticator = new TestAuthenticator() } = {},
) {
  const options = value(await runtime.beginPasskey(person, {}))
  const passkey = authenticator.create(options)
  const { first } = value(await runtime.addPasskey(person, { name, passkey }))
  if (first) person.sessionId = first.sessionId
  const passkeys = value(await runtime.listPasskeys(person, {})).passkeys
  const id = passkeys.at(-1)?.id ?? ''
  return { id, authenticator, recoveryCodes: first?.codes.map((code) => code.reveal()) ?? [] }
}

/** A signed-in person with a passkey and no authenticator app. */
export async function withPasskey(keyturn: TestRuntime, role: Role = 'auditor') {
  const person = await keyturn.person(role)
  return { person, ...(await addPasskey(keyturn, person)) }
}
