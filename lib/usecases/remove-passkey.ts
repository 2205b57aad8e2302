import { fail, ok } from '@/lib/domain/failure'
import { removePasskeyInput } from '@/lib/schemas/commands/passkey'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { tidyFactors } from './tidy-factors'

/** Removes a passkey of a person, who has shown a second factor recently. Not their last second factor, if one is required of them. */
export const removePasskey = defineChange({
  permission: 'account:manage',
  input: removePasskeyInput,
  action: 'person.passkey_removed',
  stepUp: 'always',
  async run({ actor, input, store, now }) {
    const person = await store.people.lock(actor.id)
    if (!person) return fail({ kind: 'signed_out' })
    const name = await store.passkeys.remove(actor.id, input.passkeyId)
    if (name === null) return fail({ kind: 'not_found' })
    const tidied = await tidyFactors(store, person, now)
    return tidied.ok ? ok({ passkey: name }) : tidied
  },
  audit: ({ actor, output }) => ({ target: personTarget(actor), detail: output }),
})
