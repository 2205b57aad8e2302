import { fail, ok } from '@/lib/domain/failure'
import { isSetUpOpen, readCode, stepOfCode } from '@/lib/domain/second-factor'
import { confirmTwoFactorInput } from '@/lib/schemas/commands/account'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { guessOf } from './guess-of'
import { newRecoveryCodes } from './new-recovery-codes'
import { shownAtSetUp } from './shown-at-set-up'

/**
 * Gives a person their authenticator app, once its first code shows that it works. Only this answer contains the recovery
 * codes; someone who has passkeys has them already. The person's other sessions end, because none of them has shown the app.
 */
export const confirmTwoFactor = defineChange({
  permission: 'factor:set-up',
  input: confirmTwoFactorInput,
  action: 'person.two_factor_set_up',
  stepUp: 'always',
  async prepare({ actor, ports, now }) {
    // Whoever only has the session could otherwise use up the attempts of its person.
    if (!isSetUpOpen(await ports.store.factors.setUpBegun(actor.id), now))
      return fail({ kind: 'set_up_expired' })
    return ports.attempts.begin(guessOf(actor))
  },
  async run({ actor, input, prepared: attempt, store, mint, now }) {
    const begun = await store.factors.unconfirmed(actor.id)
    if (!begun || !isSetUpOpen(begun.createdAt, now)) return fail({ kind: 'set_up_expired' })
    const read = readCode(input.code)
    const step = read?.factor === 'code' ? stepOfCode(begun.key, read.code, now) : null
    if (step === null) return fail({ kind: 'wrong_code' })
    const isFirst = !(await store.factors.exists(actor.id))
    // Sessions before attempts, as everywhere.
    const session = await shownAtSetUp('code', { actor, store, mint, now })
    await store.factors.confirm(actor.id, step, now)
    await store.attempts.takeBack(attempt)
    const codes = isFirst ? await newRecoveryCodes(store, mint, actor.id) : []
    return ok({ codes, ...session })
  },
  audit: ({ actor, output: { sessions } }) => ({ target: personTarget(actor), detail: { sessions } }),
})
