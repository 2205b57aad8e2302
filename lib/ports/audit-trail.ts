import type { Viewer } from '@/lib/domain/visibility'
import type { AuditEvent, AuditOutcome } from '@/lib/domain/audit-event'
import type { Total } from '@/lib/domain/api-client-list'
import type { Span } from './span'

/** The audit trail as its page reads it. */
export interface ReadAuditTrail {
  list(
    viewer: Viewer,
    filter: AuditEventFilter,
    page: { before?: bigint; size: number },
  ): Promise<{ events: AuditEvent[]; total: Total; more: boolean }>
  /** The newest of one thing, with nothing counted. */
  latest(viewer: Viewer, targetId: string, most: number): Promise<AuditEvent[]>
  /** All of them, newest first, some at a time. */
  all(viewer: Viewer, filter: AuditEventFilter): AsyncIterable<AuditEvent[]>
  verify(): Promise<ChainReport>
}

/** What administration events are chosen by. */
export interface AuditEventFilter extends Span {
  targetId?: string
  /** Part of the name that it had, or its client ID. */
  credential?: string
  /** Part of the name. */
  person?: string
  action?: string
  outcome?: AuditOutcome
}

/** What a walk along the whole chain found. */
export interface ChainReport {
  events: number
  /** The first sequence number at which the chain does not hold, and why. */
  broken: { sequence: bigint; reason: string } | null
}
