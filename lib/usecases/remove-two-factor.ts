import { z } from '@/lib/schemas/commands/zod'
import { fail, ok } from '@/lib/domain/failure'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'

/** Removes a person's own second factor, which they have shown lately. Sessions that are half signed in end. */
export const removeTwoFactor = defineChange({
  permission: 'account:manage',
  input: z.object({}),
  action: 'person.two_factor_removed',
  stepUp: 'always',
  async run({ actor, store, now }) {
    // One that was set up since the request began has not been shown in this session.
    if (actor.proof.by !== 'code') return fail({ kind: 'two_factor_off' })
    await store.sessions.endHalf(actor.id, now)
    if (!(await store.factors.remove(actor.id))) return fail({ kind: 'two_factor_off' })
    return ok(undefined)
  },
  audit: ({ actor }) => ({ target: personTarget(actor) }),
})
