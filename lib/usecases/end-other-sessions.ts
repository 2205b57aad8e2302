import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { stillKnown } from './known-browser'

/** Ends every session of a person except the current one. */
export const endOtherSessions = defineChange({
  permission: 'account:manage',
  input: z.object({}),
  action: 'person.sessions_ended',
  stepUp: 'never',
  async run({ actor, store, now }) {
    const device = await stillKnown(store, actor)
    return ok({ sessions: await store.sessions.endAll(actor.id, now, actor.sessionId), device })
  },
  audit: ({ actor, output: { sessions } }) => ({ target: personTarget(actor), detail: { sessions } }),
})
