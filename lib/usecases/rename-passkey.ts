import { fail, ok } from '@/lib/domain/failure'
import { renamePasskeyInput } from '@/lib/schemas/commands/passkey'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'

/** Gives a passkey of a person another name. */
export const renamePasskey = defineChange({
  permission: 'account:manage',
  input: renamePasskeyInput,
  action: 'person.passkey_renamed',
  stepUp: 'never',
  async run({ actor, input: { passkeyId, name }, store }) {
    const before = await store.passkeys.rename(actor.id, passkeyId, name)
    return before === null ? fail({ kind: 'not_found' }) : ok({ before, name })
  },
  audit: ({ actor, input, output: { before } }) => ({
    target: personTarget(actor),
    detail: { passkey: input.name, renamedFrom: before },
  }),
})
