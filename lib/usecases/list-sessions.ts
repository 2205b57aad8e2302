import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { isSessionLive } from '@/lib/domain/session'
import { defineQuery } from './define-query'

/** A person's own live sessions, most recently used first, with the current one marked. */
export const listSessions = defineQuery({
  permission: 'account:manage',
  input: z.object({}),
  async run({ actor, store, now }) {
    const sessions = await store.sessions.ofPerson(actor.id)
    // The actor has a live session, so they are not disabled.
    const person = { role: actor.role, disabledAt: null }
    const policies = await store.policies.get()
    return ok(
      sessions
        .filter((session) => isSessionLive({ ...session, person, policies }, now))
        .map((session) => ({ ...session, isPresent: session.id === actor.sessionId })),
    )
  },
})
