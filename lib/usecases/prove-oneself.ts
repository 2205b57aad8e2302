import { fail, ok, type Result } from '@/lib/domain/failure'
import type { Person } from '@/lib/domain/principal'
import type { Factor } from '@/lib/domain/second-factor'
import { stillLetsIn } from '@/lib/domain/sign-in'
import type { Attempt } from '@/lib/ports/attempts'
import type { StoredPerson } from '@/lib/ports/people'
import type { TransactionStore } from '@/lib/ports/store'
import { checkOwnPassword } from './check-own-password'
import type { Checking } from './check-password'
import { guessOf } from './guess-of'
import { showFactor } from './show-factor'

interface Proof {
  currentPassword: string
  code: string
}

/** What was checked before the second factor. */
interface Prepared {
  checked: StoredPerson
  /** The attempt at the second factor. */
  attempt: Attempt
}

/** Checks the password before a person's second factor is changed, and counts the attempt at the second factor. */
export async function prepareProof({
  actor,
  input,
  ports,
}: {
  actor: Person
  input: Proof
  ports: Checking
}): Promise<Result<Prepared>> {
  const checked = await checkOwnPassword(ports, actor, input.currentPassword)
  if (!checked.ok) return checked
  const begun = await ports.attempts.begin(guessOf(actor))
  return begun.ok ? ok({ checked: checked.value, attempt: begun.value }) : begun
}

/** Checks the second factor, after the password. Locks the person. */
export async function proveOneself({
  actor,
  input,
  prepared: { checked, attempt },
  store,
  now,
}: {
  actor: Person
  input: Proof
  prepared: Prepared
  store: TransactionStore
  now: Date
}): Promise<Result<Factor>> {
  if (!stillLetsIn(checked, await store.people.lockSignIn(actor.id))) return fail({ kind: 'wrong_password' })
  if (!(await store.factors.isRequired(actor.id))) return fail({ kind: 'two_factor_off' })
  return showFactor(store, { userId: actor.id, code: input.code, attempt, now })
}
