import type { CredentialKind } from '@/lib/domain/credential'
import type { Deadline, DeadlineCounts, DeadlinePlace, Period } from '@/lib/domain/deadline'
import type { Viewer } from '@/lib/domain/visibility'

/**
 * Reads when credentials of either kind expire, and when old secrets retire at a date: what a viewer may see. An old secret
 * that has retired, or whose credential has expired, has no deadline.
 */
export interface ReadDeadlines {
  /** How many lie in each of some periods. */
  counts(viewer: Viewer, periods: readonly Period[], asked: AskedDeadlines): Promise<DeadlineCounts[]>
  /** The first few of each of some periods, in order of time. */
  firstOf(viewer: Viewer, periods: readonly Period[], asked: AskedDeadlines & AtMost): Promise<Deadline[][]>
  /** The last few of each of some periods, in order of time. */
  lastOf(viewer: Viewer, periods: readonly Period[], asked: AskedDeadlines & AtMost): Promise<Deadline[][]>
  /** A page of a period, in order of time. */
  page(viewer: Viewer, period: Period, asked: AskedDeadlines & DeadlinePage): Promise<FoundDeadlines>
}

/** Which deadlines are asked for. */
export interface AskedDeadlines {
  now: Date
  /** Only of credentials of this kind. */
  kind?: CredentialKind
  /** Only of credentials of this owner; null for those without one. */
  ownerId?: string | null
  /** Only when credentials expire. */
  expiryOnly?: boolean
}

interface AtMost {
  /** Of each period. */
  most: number
}

interface DeadlinePage {
  after?: DeadlinePlace
  before?: DeadlinePlace
  size: number
}

interface FoundDeadlines {
  deadlines: Deadline[]
  /** The places of the first and last one, if there is a page before or after them. */
  previous: DeadlinePlace | null
  next: DeadlinePlace | null
}
