import { z } from '@/lib/schemas/commands/zod'
import { fail } from '@/lib/domain/failure'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { tidyFactors } from './tidy-factors'

/**
 * Removes a person's own authenticator app. They have shown a second factor recently. Passkeys stay. If there are none, and a second
 * factor is required of them, it stays.
 */
export const removeTwoFactor = defineChange({
  permission: 'account:manage',
  input: z.object({}),
  action: 'person.two_factor_removed',
  stepUp: 'always',
  async run({ actor, store, now }) {
    const person = await store.people.lock(actor.id)
    if (!person) return fail({ kind: 'signed_out' })
    // One that was set up since the request began has not been shown in this session.
    if (actor.proof.by !== 'factor' || !(await store.factors.hasApp(actor.id)))
      return fail({ kind: 'two_factor_off' })
    await store.factors.removeApp(actor.id)
    return tidyFactors(store, person, now)
  },
  audit: ({ actor }) => ({ target: personTarget(actor) }),
})
