import type { CredentialKind } from '@/lib/domain/credential'
import type { DeadlineEvent } from '@/lib/domain/deadline'

// The fields of the expiry line that its page receives: times as ISO 8601.

/** A credential that expires, or whose old secret retires. */
export interface LineDeadline {
  event: DeadlineEvent
  /** Whether somebody still uses the old secret. */
  isStillUsed: boolean
  at: string
  kind: CredentialKind
  id: string
  name: string
  serviceUserName: string | null
}

/** A day on which something expires or retires. */
export interface LineDay {
  /** In the reader's time zone: `2026-11-22`. */
  date: string
  /** How many, of which so many old secrets retire. */
  count: number
  retire: number
  /** The first few. */
  first: LineDeadline[]
}

export interface ExpiryLineView {
  now: string
  /** The date in the reader's time zone. */
  today: string
  soonUntil: string
  until: string
  /** Of the last 30 days; the last few, the latest last. */
  expired: { count: number; last: LineDeadline[] }
  days: LineDay[]
  /** The first days of months. */
  months: { date: string; at: string }[]
}
