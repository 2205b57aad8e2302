import { ok } from '@/lib/domain/failure'
import { provenInput } from '@/lib/schemas/commands/account'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { prepareProof, proveOneself } from './prove-oneself'

/** Removes a person's own second factor, which requires it and the password. Sessions that are half signed in end. */
export const removeTwoFactor = defineChange({
  permission: 'account:manage',
  input: provenInput,
  action: 'person.two_factor_removed',
  prepare: prepareProof,
  async run(context) {
    const { actor, store, now } = context
    const proven = await proveOneself(context)
    if (!proven.ok) return proven
    await store.sessions.endHalf(actor.id, now)
    await store.factors.remove(actor.id)
    return ok({ factor: proven.value })
  },
  audit: ({ actor, output }) => ({ target: personTarget(actor), detail: output }),
})
