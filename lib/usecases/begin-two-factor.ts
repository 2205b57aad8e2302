import { z } from '@/lib/schemas/commands/zod'
import { fail, ok } from '@/lib/domain/failure'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'

/** Makes the key of an authenticator app. The person has the app once a code confirms it. */
export const beginTwoFactor = defineChange({
  permission: 'factor:set-up',
  input: z.object({}),
  action: null,
  stepUp: 'always',
  async run({ actor, store, mint, now }) {
    await store.people.lockSignIn(actor.id)
    if (await store.factors.hasApp(actor.id)) return fail({ kind: 'two_factor_on' })
    const key = mint.authenticatorKey()
    await store.factors.begin(actor.id, key, now)
    return ok({ key, email: actor.email })
  },
  audit: ({ actor }) => ({ target: personTarget(actor) }),
})
