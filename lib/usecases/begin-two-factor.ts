import { fail, ok } from '@/lib/domain/failure'
import { stillLetsIn } from '@/lib/domain/sign-in'
import { beginTwoFactorInput } from '@/lib/schemas/commands/account'
import { personTarget } from './audit-targets'
import { checkOwnPassword } from './check-own-password'
import { defineChange } from './define-change'

/** Makes the key of an authenticator app for someone who knows their password. Nothing is required until a code confirms it. */
export const beginTwoFactor = defineChange({
  permission: 'factor:set-up',
  input: beginTwoFactorInput,
  action: null,
  prepare: ({ actor, input, ports }) => checkOwnPassword(ports, actor, input.currentPassword),
  async run({ actor, prepared: checked, store, mint, now }) {
    if (!stillLetsIn(checked, await store.people.lockSignIn(actor.id)))
      return fail({ kind: 'wrong_password' })
    if (await store.factors.hasApp(actor.id)) return fail({ kind: 'two_factor_on' })
    const key = mint.authenticatorKey()
    await store.factors.begin(actor.id, key, now)
    return ok({ key, email: actor.email })
  },
  audit: ({ actor }) => ({ target: personTarget(actor) }),
})
