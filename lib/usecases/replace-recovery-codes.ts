import { z } from '@/lib/schemas/commands/zod'
import { fail, ok } from '@/lib/domain/failure'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { newRecoveryCodes } from './new-recovery-codes'

/** Replaces the recovery codes of a person who has shown their second factor recently. Only this answer contains them. */
export const replaceRecoveryCodes = defineChange({
  permission: 'account:manage',
  input: z.object({}),
  action: 'person.recovery_codes_replaced',
  stepUp: 'always',
  async run({ actor, store, mint }) {
    // One that was set up since the request began has not been shown in this session.
    if (actor.proof.by !== 'factor') return fail({ kind: 'two_factor_off' })
    await store.people.lockSignIn(actor.id)
    if (!(await store.factors.exists(actor.id))) return fail({ kind: 'two_factor_off' })
    return ok({ codes: await newRecoveryCodes(store, mint, actor.id) })
  },
  audit: ({ actor }) => ({ target: personTarget(actor) }),
})
