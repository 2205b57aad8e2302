import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'

/** Ends the person's current session. */
export const signOut = defineChange({
  permission: 'session:end',
  input: z.object({}),
  action: 'person.signed_out',
  stepUp: 'never',
  async run({ actor, store, now }) {
    await store.sessions.end(actor.sessionId, now)
    return ok(undefined)
  },
  audit: ({ actor }) => ({ target: personTarget(actor) }),
})
