import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'

/** Ends the session of someone half signed in. */
export const leaveSignIn = defineChange({
  permission: 'sign-in:leave',
  input: z.object({}),
  action: 'person.sign_in_left',
  stepUp: 'never',
  async run({ actor, store, now }) {
    await store.sessions.end(actor.sessionId, now)
    return ok(undefined)
  },
  audit: ({ actor }) => ({ target: personTarget(actor) }),
})
