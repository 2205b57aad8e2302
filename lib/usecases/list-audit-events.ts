import { ok } from '@/lib/domain/failure'
import { listAuditEventsInput } from '@/lib/schemas/commands/audit'
import { defineQuery } from './define-query'
import { pageSize } from './page-size'
import { changeReading, toldEvents } from './told-events'

/** A page of the administration events that the person may see, newest first. */
export const listAuditEvents = defineQuery({
  permission: 'audit:read',
  input: listAuditEventsInput,
  async run({ actor, input, store }) {
    const { before, from, until, ...filter } = input
    const [page, reading] = await Promise.all([
      store.audit.list(actor, { ...filter, since: from, before: until }, { before, size: pageSize }),
      changeReading(store, actor),
    ])
    return ok({ ...page, events: toldEvents(page.events, reading) })
  },
})
