import { ok } from '@/lib/domain/failure'
import { seenNotice } from '@/lib/domain/seen-notice'
import { listNotificationsInput } from '@/lib/schemas/commands/notification'
import { defineQuery } from './define-query'

const pageSize = 30

/** A page of the person's own notices, newest first, limited to what they may see now. */
export const listNotifications = defineQuery({
  permission: 'notifications:own',
  input: listNotificationsInput,
  async run({ actor, input: { unread, kind, after }, store }) {
    const page = { after, size: pageSize }
    const { notices, more } = await store.notices.list(actor, { unread, kind }, page)
    const last = notices.at(-1)
    return ok({
      notices: notices.map((notice) => seenNotice(notice, actor.timeZone)),
      /** The end of this page, if another one follows. */
      next: more && last ? { createdAt: last.createdAt, id: last.id } : null,
    })
  },
})
