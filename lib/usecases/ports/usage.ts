import type { Person } from '@/lib/domain/actor'
import type { CredentialUsage, UsageRecord } from '@/lib/domain/usage'
import type { Span } from './span'

/** Usage as its pages read it. */
export interface ReadUsage {
  list(
    viewer: Person,
    filter: UsageFilter,
    page: { after?: { period: Date; id: bigint }; size: number },
  ): Promise<{ rows: UsageRecord[]; total: number; more: boolean }>
  /** All of it, newest first, some rows at a time. */
  all(viewer: Person, filter: UsageFilter): AsyncIterable<UsageRecord[]>
  /** Per day with usage, and the addresses used last. */
  ofCredential(credentialId: string, since: Date, mostShown: number): Promise<CredentialUsage>
}

/** What usage is chosen by. */
export interface UsageFilter extends Span {
  /** Part of its name, or its client ID. */
  credential?: string
  /** `denied` stands for whatever was not allowed. */
  outcome?: string
}
