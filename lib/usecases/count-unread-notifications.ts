import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { defineQuery } from './define-query'

/** Past so many it is only said that there are more. */
const mostCounted = 100

/** How many notices the person has not read, up to a hundred. */
export const countUnreadNotifications = defineQuery({
  permission: 'notifications:own',
  input: z.object({}),
  async run({ actor, store }) {
    return ok(await store.notices.countUnread(actor, mostCounted))
  },
})
