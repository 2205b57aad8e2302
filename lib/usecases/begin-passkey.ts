import { fail, ok } from '@/lib/domain/failure'
import { mostPasskeys } from '@/lib/domain/passkey'
import { stillLetsIn } from '@/lib/domain/sign-in'
import { beginPasskeyInput } from '@/lib/schemas/commands/passkey'
import { personTarget } from './audit-targets'
import { checkOwnPassword } from './check-own-password'
import { defineChange } from './define-change'

/** What a browser needs to make a passkey, for someone who knows their password. */
export const beginPasskey = defineChange({
  permission: 'factor:set-up',
  input: beginPasskeyInput,
  action: null,
  async prepare({ actor, input, ports, now }) {
    const checked = await checkOwnPassword(ports, actor, input.currentPassword)
    if (!checked.ok) return checked
    const { id, name, email, sessionId } = actor
    const existing = await ports.store.passkeys.descriptors(id)
    const person = { id, name, email, existing }
    const options = await ports.passkeys.askForNew({ purpose: 'add', sessionId, now }, person)
    return options.ok ? ok({ checked: checked.value, options: options.value }) : options
  },
  async run({ actor, prepared: { checked, options }, store }) {
    if (!stillLetsIn(checked, await store.people.lockSignIn(actor.id)))
      return fail({ kind: 'wrong_password' })
    if ((await store.passkeys.count(actor.id)) >= mostPasskeys) return fail({ kind: 'too_many_passkeys' })
    return ok(options)
  },
  audit: ({ actor }) => ({ target: personTarget(actor) }),
})
