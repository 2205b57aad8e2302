import type { ActedOnFields } from '@/components/credentials/credential-view'
import type { CredentialKind } from '@/lib/domain/credential'
import type { DeadlineCounts, DeadlineEvent } from '@/lib/domain/deadline'

// The fields of the page "Expiring" that the browser receives: times as ISO 8601.

/** A credential that expires, has expired, or whose old secret retires. */
export interface ExpiringRow {
  event: DeadlineEvent
  /** Whether somebody still uses the old secret. */
  isStillUsed: boolean
  at: string
  kind: CredentialKind
  credential: ActedOnFields
  /** The client ID of an API client, or the service user of a service API key. */
  holder: string
  owner: { name: string; isDisabled: boolean } | null
  /** The old secret that retires. */
  secret: { id: string; retiresAt: string; isExtended: boolean } | null
}

export interface ExpiringSection {
  /** As in `2026-11`; null for what has expired. */
  month: string | null
  /** Of the whole section, even if this page has a part of it. */
  counts: DeadlineCounts
  rows: ExpiringRow[]
}
