import { fail, ok, type Result } from '@/lib/domain/failure'
import type { Person } from '@/lib/domain/principal'
import type { OwnFactors } from '@/lib/domain/second-factor'
import { stillLetsIn } from '@/lib/domain/sign-in'
import { provenBy, stepUpOf } from '@/lib/domain/step-up'
import type { Attempt } from '@/lib/ports/attempts'
import type { StoredPerson } from '@/lib/ports/people'
import { stepUpInput } from '@/lib/schemas/commands/account'
import { personTarget } from './audit-targets'
import { checkOwnPassword } from './check-own-password'
import { defineChange } from './define-change'
import { guessOf } from './guess-of'
import { readFactor, showFactor, type ShownFactor } from './show-factor'
import { tellingOfCopies } from './telling-of-copies'

/** The person whose password was right, or a second factor that is still to be checked. */
type Prepared = { checked: StoredPerson } | { shown: ShownFactor; attempt: Attempt }

/**
 * Proves that it is still the same person who holds the session: with the second factor if they have one, otherwise with the
 * password. For some minutes no change asks again. The session gets a new id. If the other one is needed, the failure says so, and
 * nothing is counted.
 */
export const stepUp = tellingOfCopies(
  defineChange({
    permission: 'account:manage',
    input: stepUpInput,
    action: 'person.confirmed_again',
    stepUp: 'never',
    async prepare({ actor, input, ports, now }): Promise<Result<Prepared>> {
      const { currentPassword } = input
      const by = currentPassword === undefined ? 'factor' : 'password'
      if (actor.proof.by !== by) return ask(actor.proof.factors, actor, now)
      if (currentPassword !== undefined) {
        const checked = await checkOwnPassword(ports, actor, currentPassword)
        return checked.ok ? ok({ checked: checked.value }) : checked
      }
      const begun = await ports.attempts.begin(guessOf(actor))
      if (!begun.ok) return begun
      const read = await readFactor(ports, { input, actor, purpose: 'step_up', now })
      return read.ok ? ok({ shown: read.value, attempt: begun.value }) : read
    },
    async run({ actor, prepared, store, mint, now }) {
      // Locks the person, so that a second factor cannot be set up or removed meanwhile.
      const present = await store.people.lockSignIn(actor.id)
      const factors = await store.factors.kinds(actor.id)
      const hasSecondFactor = provenBy(factors) === 'factor'
      const nextId = mint.sessionId()
      if ('checked' in prepared) {
        if (!stillLetsIn(prepared.checked, present)) return fail({ kind: 'wrong_password' })
        if (hasSecondFactor) return ask(factors, actor, now)
        await store.sessions.passwordShown(actor.sessionId, { nextId, now })
        return ok({ confirmedWith: 'password', sessionId: nextId })
      }
      if (!hasSecondFactor) return ask(factors, actor, now)
      const accepted = await showFactor(store, { userId: actor.id, ...prepared, now })
      if (!accepted.ok) return accepted
      const { factor, ...left } = accepted.value
      await store.sessions.factorShown(actor.sessionId, { factor, nextId, now })
      return ok({ confirmedWith: factor, ...left, sessionId: nextId })
    },
    audit: ({ actor, output: { sessionId: _sessionId, ...detail } }) => ({
      target: personTarget(actor),
      detail,
    }),
  }),
)

function ask(factors: OwnFactors, { proof }: Person, now: Date): Result<never> {
  const by = provenBy(factors)
  return fail({ kind: 'step_up', needed: { ...stepUpOf(proof, now), by, factors } })
}
