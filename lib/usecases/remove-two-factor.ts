import { ok } from '@/lib/domain/failure'
import { provenInput } from '@/lib/schemas/commands/account'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { prepareProof, proveOneself } from './prove-oneself'
import { tidyFactors } from './tidy-factors'

/** Removes a person's own authenticator app, which requires a second factor and the password. Passkeys stay. */
export const removeTwoFactor = defineChange({
  permission: 'account:manage',
  input: provenInput,
  action: 'person.two_factor_removed',
  prepare: prepareProof,
  async run(context) {
    const { actor, store, now } = context
    const proven = await proveOneself(context)
    if (!proven.ok) return proven
    await store.factors.removeApp(actor.id)
    await tidyFactors(store, actor.id, now)
    return ok({ factor: proven.value })
  },
  audit: ({ actor, output }) => ({ target: personTarget(actor), detail: output }),
})
