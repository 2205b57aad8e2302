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
    target: targetOf(event),
    changes: event.changes,
    sourceAddress: event.sourceAddress,
    outcome: event.outcome,
  }
}

/** What an event is about; null if the action says it already. When people sign in, the target is the actor. */
function targetOf({ actorId, targetKind, targetId, targetName }: AuditEvent): string | null {
  if (targetKind === 'keyturn' || (targetId !== null && targetId === actorId)) return null
  return targetName || targetId || '—'
}
