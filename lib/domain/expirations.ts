import { soonDays } from './api-client-list'
import type { CredentialKind } from './credential'
import { recentDays } from './digest'
import { day } from './time'

/** What the console warns of above every page. */
export interface Expirations {
  /** How many expire within 14 days. */
  expiring: Record<CredentialKind, number>
  /** How many have expired within the last seven. */
  expired: Record<CredentialKind, number>
  /** The next to expire; when there is none, the last that did. */
  nearest: { name: string; kind: CredentialKind; expiresAt: Date } | null
}

/** From when to when it is worth a warning. */
export function expirationSpan(now: Date): { since: Date; until: Date } {
  return {
    since: new Date(now.getTime() - recentDays * day),
    until: new Date(now.getTime() + soonDays * day),
  }
}
