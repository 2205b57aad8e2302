import { ok } from '@/lib/domain/failure'
import { auditEventFilter } from '@/lib/schemas/commands/audit'
import { defineQuery } from './define-query'

/** All administration events that match, newest first, read in parts so that memory does not grow with their number. */
export const exportAuditEvents = defineQuery({
  permission: 'audit:export',
  input: auditEventFilter,
  async run({ actor, input, store }) {
    const { from, until, ...filter } = input
    return ok(store.audit.all(actor, { ...filter, since: from, before: until }))
  },
})
