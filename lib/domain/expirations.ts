import { soonDays } from './credential-list'
import { justAfter, overlapOf, type Period } from './deadline'
import { recentDays } from './digest'
import { day } from './time'

/** What the console warns of above every page. */
export interface Expirations {
  /** How many expire within 14 days. */
  expiring: number
  /** How many have expired within the last seven days. */
  expired: number
  /** The next credential to expire, or the last that did if none will. */
  nearest: { name: string; expiresAt: Date } | null
}

/** The periods in which an expiry causes a warning. The second begins when the first ends. */
export function expirationPeriods(now: Date): Record<'expired' | 'expiring', Period> {
  const after = (days: number) => justAfter(new Date(now.getTime() + days * day))
  return {
    expired: { from: after(-recentDays), until: after(0) },
    expiring: { from: after(0), until: after(soonDays) },
  }
}

/** The part of a period in which an expiry causes a warning. */
export function warnedPartOf(period: Period, now: Date): Period {
  const { expired, expiring } = expirationPeriods(now)
  return overlapOf(period, { from: expired.from, until: expiring.until })
}
