import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { defineQuery } from './define-query'

/** Beyond this number, the screen only says that there are more. */
const mostCounted = 100

/** The number of notices that the person has not read, up to a hundred. */
export const countUnreadNotifications = defineQuery({
  permission: 'notifications:own',
  input: z.object({}),
  async run({ actor, store }) {
    return ok(await store.notices.countUnread(actor, mostCounted))
  },
})
