import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { defineQuery } from './define-query'
import { changeReading, toldEvents } from './told-events'

const mostShown = 6

/** The latest changes that the person may see, newest first, without refused attempts and people signing in and out. */
export const listLatestChanges = defineQuery({
  permission: 'audit:read',
  input: z.object({}),
  async run({ actor, store }) {
    const [events, reading] = await Promise.all([
      store.audit.changes(actor, mostShown),
      changeReading(store, actor),
    ])
    return ok(toldEvents(events, reading))
  },
})
