import { auditActionName } from '@/components/audit-trail/action-names'
import type { EventView } from '@/components/audit-trail/event-view'
import type { AuditEvent } from '@/lib/domain/audit-event'

/** What the browser gets of an audit event, in the words of the screen. */
export function toEventView(event: AuditEvent): EventView {
  return {
    sequence: event.sequence.toString(),
    time: event.time.toISOString(),
    actor: event.actorName || 'Nobody signed in',
    action: auditActionName(event.action),
    // Who signs in is not told twice.
    target:
      event.targetId !== null && event.targetId === event.actorId
        ? null
        : event.targetName || event.targetId || '—',
    sourceAddress: event.sourceAddress,
    outcome: event.outcome,
  }
}
