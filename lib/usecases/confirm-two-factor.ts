import { fail, ok } from '@/lib/domain/failure'
import { longestSetUp, readCode, stepOfCode } from '@/lib/domain/second-factor'
import { confirmTwoFactorInput } from '@/lib/schemas/commands/account'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { newRecoveryCodes } from './new-recovery-codes'

/**
 * Requires an authenticator app from now on, once its first code shows that it works. Only this answer contains the recovery
 * codes. The person's other sessions end, because none of them has shown the second factor.
 */
export const confirmTwoFactor = defineChange({
  permission: 'account:manage',
  input: confirmTwoFactorInput,
  action: 'person.two_factor_set_up',
  stepUp: 'always',
  prepare: ({ actor, ports, now }) => ports.factorAttempts.begin(actor.id, null, now),
  async run({ actor, input, store, mint, now }) {
    const begun = await store.factors.unconfirmed(actor.id)
    if (!begun || now.getTime() - begun.createdAt.getTime() > longestSetUp)
      return fail({ kind: 'set_up_expired' })
    const read = readCode(input.code)
    const step = read?.factor === 'code' ? stepOfCode(begun.key, read.code, now) : null
    if (step === null) return fail({ kind: 'wrong_code' })
    await store.factors.confirm(actor.id, step, now)
    await store.factors.forgive(actor.id)
    await store.sessions.factorShown(actor.sessionId, 'code', now)
    const codes = await newRecoveryCodes(store, mint, actor.id)
    return ok({ codes, sessions: await store.sessions.endAll(actor.id, now, actor.sessionId) })
  },
  audit: ({ actor, output: { sessions } }) => ({ target: personTarget(actor), detail: { sessions } }),
})
