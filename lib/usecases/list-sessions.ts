import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { isSessionLive } from '@/lib/domain/session'
import { defineQuery } from './define-query'

/** A person's own sessions that still stand, the latest seen first, with the present one marked. */
export const listSessions = defineQuery({
  permission: 'account:manage',
  input: z.object({}),
  async run({ actor, store, now }) {
    const sessions = await store.sessions.ofPerson(actor.id)
    // Whoever asks is not disabled.
    const person = { disabledAt: null }
    return ok(
      sessions
        .filter((session) => isSessionLive({ ...session, person }, now))
        .map((session) => ({ ...session, isPresent: session.id === actor.sessionId })),
    )
  },
})
