import { ok } from '@/lib/domain/failure'
import { provenInput } from '@/lib/schemas/commands/account'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { newRecoveryCodes } from './new-recovery-codes'
import { prepareProof, proveOneself } from './prove-oneself'

/** Replaces a person's recovery codes, which requires the password and the second factor. Only this answer contains them. */
export const replaceRecoveryCodes = defineChange({
  permission: 'account:manage',
  input: provenInput,
  action: 'person.recovery_codes_replaced',
  prepare: prepareProof,
  async run(context) {
    const { actor, store, mint } = context
    const proven = await proveOneself(context)
    if (!proven.ok) return proven
    return ok({ factor: proven.value, codes: await newRecoveryCodes(store, mint, actor.id) })
  },
  audit: ({ actor, output: { factor } }) => ({ target: personTarget(actor), detail: { factor } }),
})
