import type { Viewer } from '@/lib/domain/visibility'
import type { CredentialUsage, UsageRecord } from '@/lib/domain/usage'
import type { ScopeUse } from '@/lib/domain/permission-use'
import type { CredentialKind } from '@/lib/domain/credential'
import type { DayOfUsage } from '@/lib/domain/usage-days'
import type { HourOfUsage } from '@/lib/domain/usage-hours'
import type { Total } from '@/lib/domain/total'
import type { Span } from './span'

/** Reads usage for pages. */
export interface ReadUsage {
  list(
    viewer: Viewer,
    filter: UsageFilter,
    page: { after?: UsagePlace; size: number },
  ): Promise<{ rows: UsageRecord[]; total: Total; more: boolean }>
  /** All matching rows, newest first, in parts. */
  all(viewer: Viewer, filter: UsageFilter): AsyncIterable<UsageRecord[]>
  /** Counts per day with usage, and the latest addresses. */
  ofCredential(credentialId: string, since: Date, mostShown: number): Promise<CredentialUsage>
  /** Counts per day with usage, for each of the credentials. */
  byDay(credentialIds: string[], since: Date): Promise<Map<string, DayOfUsage[]>>
  /** The usage of all credentials that the viewer may see or could see before they were deleted, per hour with usage. */
  byHour(viewer: Viewer, since: Date): Promise<HourOfUsage[]>
  /** The credential that was denied most often for one reason; null if nothing was denied. */
  mostDenied(viewer: Viewer, since: Date): Promise<MostDenied | null>
  /** Allowed uses by required scope, with the time of the last. */
  scopesOf(credentialId: string, since: Date): Promise<ScopeUse[]>
}

/** A credential that was denied for one reason, how often, and the beginnings of the first and the last hour of it. */
export interface MostDenied {
  credential: { id: string; kind: CredentialKind; name: string; isDeleted: boolean }
  outcome: string
  count: number
  firstHour: Date
  lastHour: Date
}

export interface UsagePlace {
  period: Date
  id: bigint
}

/** The filters of usage. */
export interface UsageFilter extends Span {
  /** Its id or client ID. */
  credential?: string
  /** `denied` matches every outcome that is not allowed. */
  outcome?: string
}

/** Tidies old usage. Each call handles some rows, and returns how many. */
export interface KeepUsage {
  /** Combines some hours from before the moment into days. Returns the number of rows. */
  rollUp(before: Date): Promise<number>
  /** Removes some rows of periods that began before the moment. Returns how many. */
  remove(before: Date): Promise<number>
}
