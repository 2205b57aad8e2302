import { auditActionName } from '@/components/audit-trail/action-names'
import type { EventView } from '@/components/audit-trail/event-view'
import type { AuditEvent } from '@/lib/domain/audit-event'

/** The fields of an audit event that the browser receives, in the words of the screen. */
export function toEventView(event: AuditEvent & { changes: string[] }): EventView {
  return {
    sequence: event.sequence.toString(),
    time: event.time.toISOString(),
    actor: event.actorName || 'Not signed in',
    action: auditActionName(event.action),
    // When people sign in, the target is the actor: not shown twice.
    target:
      event.targetId !== null && event.targetId === event.actorId
        ? null
        : event.targetName || event.targetId || '—',
    changes: event.changes,
    sourceAddress: event.sourceAddress,
    outcome: event.outcome,
  }
}
