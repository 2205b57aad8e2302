import { ok } from '@/lib/domain/failure'
import { timeZoneOf } from '@/lib/domain/principal'
import { listAuditEventsInput } from '@/lib/schemas/audit'
import { defineQuery } from './define-query'
import { spanOfDays } from './span-of-days'

const pageSize = 50

/** A page of the administration events that the person may see, newest first. */
export const listAuditEvents = defineQuery({
  permission: 'audit:read',
  input: listAuditEventsInput,
  async run({ actor, input, store }) {
    const { before, from, until, ...filter } = input
    const span = spanOfDays({ from, until }, timeZoneOf(actor))
    return ok(await store.audit.list(actor, { ...filter, ...span }, { before, size: pageSize }))
  },
})
