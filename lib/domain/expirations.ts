import { soonDays } from './credential-list'
import type { CredentialKind } from './credential'
import { recentDays } from './digest'
import { day } from './time'

/** What the console warns of above every page. */
export interface Expirations {
  /** How many expire within 14 days. */
  expiring: Record<CredentialKind, number>
  /** How many have expired within the last seven days. */
  expired: Record<CredentialKind, number>
  /** The next credential to expire, or the last that did if none will. */
  nearest: { name: string; kind: CredentialKind; expiresAt: Date } | null
}

/** The period in which an expiry causes a warning. */
export function expirationSpan(now: Date): { since: Date; until: Date } {
  return {
    since: new Date(now.getTime() - recentDays * day),
    until: new Date(now.getTime() + soonDays * day),
  }
}
