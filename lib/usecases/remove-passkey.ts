import { fail, ok } from '@/lib/domain/failure'
import { removePasskeyInput } from '@/lib/schemas/commands/passkey'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { tidyFactors } from './tidy-factors'

/** Removes a passkey of a person, who has shown a second factor recently. */
export const removePasskey = defineChange({
  permission: 'account:manage',
  input: removePasskeyInput,
  action: 'person.passkey_removed',
  stepUp: 'always',
  async run({ actor, input, store, now }) {
    await store.people.lockSignIn(actor.id)
    const name = await store.passkeys.remove(actor.id, input.passkeyId)
    if (name === null) return fail({ kind: 'not_found' })
    await tidyFactors(store, actor.id, now)
    return ok({ passkey: name })
  },
  audit: ({ actor, output }) => ({ target: personTarget(actor), detail: output }),
})
