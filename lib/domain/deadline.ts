import type { Credential, CredentialKind, Owner } from './credential'
import { localTime, monthSpan, startOfDay } from './day'
import { isStillUsed } from './secret-retirement'
import type { SecretSummary } from './secret-summary'
import { day } from './time'

/** A moment at which a credential expires, or at which the old secret of its rotation retires. */
export interface Deadline {
  at: Date
  credential: DeadlineCredential
  /** The secret that retires; null if the credential expires. */
  secret: RetiringSecret | null
}

/** What is shown of a credential that has a deadline. */
export interface DeadlineCredential extends Pick<
  Credential,
  'id' | 'name' | 'expiresAt' | 'disabledAt' | 'lastRedeemedAt' | 'lastRedeemedFrom' | 'version'
> {
  kind: CredentialKind
  owner: Owner | null
  /** Only API clients have one. */
  clientId: string | null
  /** Only service API keys have one. */
  serviceUser: { id: string; name: string } | null
}

export type RetiringSecret = Pick<SecretSummary, 'id' | 'supersededAt' | 'extendedAt' | 'lastUsedAt'>

/** What a deadline means at a moment: it has expired, it will expire, or its old secret will retire. */
export type DeadlineEvent = 'expired' | 'expires' | 'retires'

/** What a deadline means at a moment, and whether somebody still uses what ends. */
export function meaningOf(
  { at, secret }: Deadline,
  now: Date,
): { event: DeadlineEvent; isStillUsed: boolean } {
  if (secret) return { event: 'retires', isStillUsed: isStillUsed(secret, now) }
  return { event: at <= now ? 'expired' : 'expires', isStillUsed: false }
}

/** A period: from one moment on, and before another. Null: without a limit. */
export interface Period {
  from: Date | null
  until: Date | null
}

/** What has a deadline in a period. */
export interface DeadlineCounts {
  /** How many credentials expire. */
  expire: Record<CredentialKind, number>
  /** How many old secrets retire. */
  retire: number
}

export const noDeadlines: DeadlineCounts = { expire: { api_client: 0, service_api_key: 0 }, retire: 0 }

/** How many deadlines these are. */
export function countOf({ expire, retire }: DeadlineCounts): number {
  return expire.api_client + expire.service_api_key + retire
}

/** Among the deadlines, what has expired is shown for this many days. */
export const expiredShownDays = 30

/** The expiry line shows this many days. */
export const lineDays = 90

/** The first moment after another, in milliseconds. A moment of expiry counts as expired. */
export function justAfter(moment: Date): Date {
  return new Date(moment.getTime() + 1)
}

/** When the deadlines begin that are shown if no period was chosen: with a day in a zone. */
export function shownSince(now: Date, timeZone: string): Date {
  const ago = new Date(now.getTime() - expiredShownDays * day)
  return startOfDay(localTime(ago, timeZone).date, timeZone)
}

/** The section in which a deadline is shown: a month in a zone (`2026-11`), or null if it has expired. */
export function sectionOf({ at }: Pick<Deadline, 'at'>, now: Date, timeZone: string): string | null {
  return at <= now ? null : localTime(at, timeZone).date.slice(0, 7)
}

/** The part of a period that belongs to a section. */
export function periodOfSection(section: string | null, shown: Period, now: Date, timeZone: string): Period {
  const began = justAfter(now)
  const own = section === null ? { from: null, until: began } : monthSpan(section, timeZone)
  const part = overlapOf(own, shown)
  return section === null ? part : overlapOf(part, { from: began, until: null })
}

/** What two periods have in common. */
export function overlapOf(one: Period, other: Period): Period {
  return { from: latest(one.from, other.from), until: earliest(one.until, other.until) }
}

function latest(one: Date | null, other: Date | null): Date | null {
  return one && other ? (one > other ? one : other) : (one ?? other)
}

function earliest(one: Date | null, other: Date | null): Date | null {
  return one && other ? (one < other ? one : other) : (one ?? other)
}

/** The position of a deadline in their order. It stays valid when the deadline itself is gone. */
export interface DeadlinePlace {
  at: Date
  /** Of its credential, or of the secret that retires. */
  id: string
}
