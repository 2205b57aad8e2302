import { fail, ok } from '@/lib/domain/failure'
import { stillLetsIn } from '@/lib/domain/sign-in'
import { removePasskeyInput } from '@/lib/schemas/commands/passkey'
import { personTarget } from './audit-targets'
import { checkOwnPassword } from './check-own-password'
import { defineChange } from './define-change'
import { tidyFactors } from './tidy-factors'

/** Removes a passkey of someone who knows their password. */
export const removePasskey = defineChange({
  permission: 'account:manage',
  input: removePasskeyInput,
  action: 'person.passkey_removed',
  prepare: ({ actor, input, ports }) => checkOwnPassword(ports, actor, input.currentPassword),
  async run({ actor, input, prepared: checked, store, now }) {
    if (!stillLetsIn(checked, await store.people.lockSignIn(actor.id)))
      return fail({ kind: 'wrong_password' })
    const name = await store.passkeys.remove(actor.id, input.passkeyId)
    if (name === null) return fail({ kind: 'not_found' })
    await tidyFactors(store, actor.id, now)
    return ok({ passkey: name })
  },
  audit: ({ actor, output }) => ({ target: personTarget(actor), detail: output }),
})
