import type { Viewer } from '@/lib/domain/visibility'
import type { AuditEvent, AuditOutcome, ChainedEvent } from '@/lib/domain/audit-event'
import type { Total } from '@/lib/domain/total'
import type { Span } from './span'

/** Reads the audit trail for its page. */
export interface ReadAuditTrail {
  list(
    viewer: Viewer,
    filter: AuditEventFilter,
    page: { before?: bigint; size: number },
  ): Promise<{ events: AuditEvent[]; total: Total; more: boolean }>
  /** The newest events of one target, without a count. */
  latest(viewer: Viewer, targetId: string, most: number): Promise<AuditEvent[]>
  /** The newest changes of any target: without refused attempts, and without people signing in and out. */
  changes(viewer: Viewer, most: number): Promise<AuditEvent[]>
  /** One event; null if it does not exist or the viewer may not see it. */
  find(viewer: Viewer, sequence: bigint): Promise<ChainedEvent | null>
  /** All matching events, newest first, in parts. */
  all(viewer: Viewer, filter: AuditEventFilter): AsyncIterable<AuditEvent[]>
  verify(): Promise<ChainReport>
}

/** The filters of administration events. */
export interface AuditEventFilter extends Span {
  targetId?: string
  /** The id or client ID of a credential that the event is about. */
  credential?: string
  /** The id of the person who acted. */
  person?: string
  action?: string
  outcome?: AuditOutcome
}

/** The result of verifying the whole chain. */
export interface ChainReport {
  events: number
  /** The first sequence number at which the chain is broken, and why. */
  broken: { sequence: bigint; reason: string } | null
}
