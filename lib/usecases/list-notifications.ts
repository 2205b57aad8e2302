import { ok } from '@/lib/domain/failure'
import { listNotificationsInput } from '@/lib/schemas/notification'
import { defineQuery } from './define-query'

const pageSize = 30

/** A page of the person's own notices, newest first. */
export const listNotifications = defineQuery({
  permission: 'notifications:own',
  input: listNotificationsInput,
  async run({ actor, input: { unread, kind, after }, store }) {
    const page = { after, size: pageSize }
    const { notices, more } = await store.notices.list(actor.id, { unread, kind }, page)
    const last = notices.at(-1)
    return ok({
      notices,
      /** From where the next page is to be had, as an address carries it. */
      next: more && last ? `${last.createdAt.getTime()}~${last.id}` : null,
    })
  },
})
