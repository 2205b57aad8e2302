import type { Viewer } from '@/lib/domain/visibility'
import type { CredentialUsage, UsageRecord } from '@/lib/domain/usage'
import type { ScopeUse } from '@/lib/domain/permission-use'
import type { DayOfUsage } from '@/lib/domain/usage-days'
import type { Total } from '@/lib/domain/api-client-list'
import type { Span } from './span'

/** Usage as its pages read it. */
export interface ReadUsage {
  list(
    viewer: Viewer,
    filter: UsageFilter,
    page: { after?: UsagePlace; size: number },
  ): Promise<{ rows: UsageRecord[]; total: Total; more: boolean }>
  /** All of it, newest first, some rows at a time. */
  all(viewer: Viewer, filter: UsageFilter): AsyncIterable<UsageRecord[]>
  /** Per day with usage, and the addresses used last. */
  ofCredential(credentialId: string, since: Date, mostShown: number): Promise<CredentialUsage>
  /** Per day with usage, for each of some credentials. */
  byDay(credentialIds: string[], since: Date): Promise<Map<string, DayOfUsage[]>>
  /** Allowed uses by required scope, with the last of each. */
  scopesOf(credentialId: string, since: Date): Promise<ScopeUse[]>
}

export interface UsagePlace {
  period: Date
  id: bigint
}

/** What usage is chosen by. */
export interface UsageFilter extends Span {
  /** Part of its name, or its client ID. */
  credential?: string
  /** `denied` stands for whatever was not allowed. */
  outcome?: string
}

/** What becomes of usage as it ages. Each call deals with some rows, and gives how many. */
export interface KeepUsage {
  /** Makes days of some hours that began before the moment; gives how many rows that were. */
  rollUp(before: Date): Promise<number>
  /** Removes some rows of periods that began before the moment; gives how many. */
  remove(before: Date): Promise<number>
}
