import { fail, ok, type Result } from '@/lib/domain/failure'
import type { Person, Proof } from '@/lib/domain/principal'
import { stillLetsIn } from '@/lib/domain/sign-in'
import { stepUpOf } from '@/lib/domain/step-up'
import type { Attempt } from '@/lib/ports/attempts'
import type { StoredPerson } from '@/lib/ports/people'
import { stepUpInput } from '@/lib/schemas/commands/account'
import { personTarget } from './audit-targets'
import { checkOwnPassword } from './check-own-password'
import { defineChange } from './define-change'
import { showFactor } from './show-factor'

interface Prepared {
  /** The person whose password was right; null if a code is still to be checked. */
  checked: StoredPerson | null
  /** The attempt at the code. */
  attempt: Attempt
}

/**
 * Proves that it is still the same person who holds the session: with the second factor if they have one, otherwise with the
 * password. For some minutes no change asks again. The session gets a new id. If the other one is needed, the failure says so, and nothing is counted.
 */
export const stepUp = defineChange({
  permission: 'account:manage',
  input: stepUpInput,
  action: 'person.confirmed_again',
  stepUp: 'never',
  async prepare({ actor, input: { currentPassword, code }, ports, now }): Promise<Result<Prepared>> {
    if (actor.proof.by !== (code === undefined ? 'password' : 'code')) return ask(actor.proof.by, actor, now)
    if (currentPassword !== undefined) {
      const checked = await checkOwnPassword(ports, actor, currentPassword)
      return checked.ok ? ok({ checked: checked.value, attempt: [] }) : checked
    }
    const begun = await ports.attempts.begin({ of: 'person', userId: actor.id, halfSession: null })
    return begun.ok ? ok({ checked: null, attempt: begun.value }) : begun
  },
  async run({ actor, input: { code }, prepared: { checked, attempt }, store, mint, now }) {
    // Locks the person, so that a second factor cannot be set up or removed meanwhile.
    const present = await store.people.lockSignIn(actor.id)
    if (checked && !stillLetsIn(checked, present)) return fail({ kind: 'wrong_password' })
    const hasSecondFactor = await store.factors.isRequired(actor.id)
    const nextId = mint.id()
    if (code === undefined) {
      if (hasSecondFactor) return ask('code', actor, now)
      await store.sessions.passwordShown(actor.sessionId, { nextId, now })
      return ok({ confirmedWith: 'password', sessionId: nextId })
    }
    if (!hasSecondFactor) return ask('password', actor, now)
    const shown = await showFactor(store, { userId: actor.id, code, attempt, now })
    if (!shown.ok) return shown
    await store.sessions.factorShown(actor.sessionId, { factor: shown.value, nextId, now })
    return ok({ confirmedWith: shown.value, sessionId: nextId })
  },
  audit: ({ actor, output: { confirmedWith } }) => ({
    target: personTarget(actor),
    detail: { confirmedWith },
  }),
})

function ask(by: Proof['by'], { proof }: Person, now: Date): Result<never> {
  return fail({ kind: 'step_up', needed: { ...stepUpOf(proof, now), by } })
}
