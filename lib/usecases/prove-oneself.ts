import { fail, type Result } from '@/lib/domain/failure'
import type { Person } from '@/lib/domain/principal'
import type { Factor } from '@/lib/domain/second-factor'
import { stillLetsIn } from '@/lib/domain/sign-in'
import type { FactorAttempts } from '@/lib/ports/factors'
import type { StoredPerson } from '@/lib/ports/people'
import type { TransactionStore } from '@/lib/ports/store'
import { checkOwnPassword } from './check-own-password'
import type { Checking } from './check-password'
import { showFactor } from './show-factor'

interface Proof {
  currentPassword: string
  code: string
}

/** Checks the password before a person's second factor is changed, and counts the attempt at the second factor. */
export async function prepareProof({
  actor,
  input,
  ports,
  now,
}: {
  actor: Person
  input: Proof
  ports: Checking & { factorAttempts: FactorAttempts }
  now: Date
}): Promise<Result<StoredPerson>> {
  const checked = await checkOwnPassword(ports, actor, input.currentPassword)
  if (!checked.ok) return checked
  const counted = await ports.factorAttempts.begin(actor.id, null, now)
  return counted.ok ? checked : counted
}

/** Checks the second factor, after the password. Locks the person. */
export async function proveOneself({
  actor,
  input,
  prepared: checked,
  store,
  now,
}: {
  actor: Person
  input: Proof
  prepared: StoredPerson
  store: TransactionStore
  now: Date
}): Promise<Result<Factor>> {
  if (!stillLetsIn(checked, await store.people.lockSignIn(actor.id))) return fail({ kind: 'wrong_password' })
  if (!(await store.factors.isRequired(actor.id))) return fail({ kind: 'two_factor_off' })
  return showFactor(store, { userId: actor.id, shown: { code: input.code }, now })
}
