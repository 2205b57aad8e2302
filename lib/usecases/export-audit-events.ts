import { ok } from '@/lib/domain/failure'
import { timeZoneOf } from '@/lib/domain/principal'
import { auditEventFilters } from '@/lib/schemas/audit'
import { defineQuery } from './define-query'
import { spanOfDays } from './span-of-days'

/** All administration events that match, newest first, some at a time: memory does not grow with their number. */
export const exportAuditEvents = defineQuery({
  permission: 'audit:export',
  input: auditEventFilters,
  async run({ actor, input, store }) {
    const { from, until, ...filter } = input
    return ok(store.audit.all(actor, { ...filter, ...spanOfDays({ from, until }, timeZoneOf(actor)) }))
  },
})
