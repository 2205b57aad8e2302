import { ok } from '@/lib/domain/failure'
import { auditEventFilter } from '@/lib/schemas/commands/audit'
import type { AuditEvent } from '@/lib/domain/audit-event'
import type { ChangeReading } from '@/lib/domain/recorded-fields'
import { defineQuery } from './define-query'
import { changeReading, toldEvents, type ToldEvent } from './told-events'

/** All administration events that match, newest first, read in parts so that memory does not grow with their number. */
export const exportAuditEvents = defineQuery({
  permission: 'audit:export',
  input: auditEventFilter,
  async run({ actor, input, store }) {
    const { from, until, ...filter } = input
    const reading = await changeReading(store, actor)
    return ok(inParts(store.audit.all(actor, { ...filter, since: from, before: until }), reading))
  },
})

async function* inParts(
  parts: AsyncIterable<AuditEvent[]>,
  reading: ChangeReading,
): AsyncGenerator<ToldEvent[]> {
  for await (const events of parts) yield toldEvents(events, reading)
}
