import { soonDays } from './api-client-list'
import { daysBetween, localTime } from './day'
import { day } from './time'

/** A credential and when it expires, or did. */
export interface Expiry {
  id: string
  name: string
  expiresAt: Date
}

/** The digest that a recipient was sent last. */
export interface SentDigest {
  /** Its date in the recipient's zone then. */
  day: string
  at: Date
}

/** What one recipient is told on one day. */
export interface Digest<E extends Expiry = Expiry> {
  /** The date in the recipient's zone: there is one digest for each. */
  day: string
  /** What has expired since the last digest, the longest ago first. */
  expired: E[]
  /** What expires within 14 days, soonest first. */
  expiring: E[]
}

interface Occasion {
  now: Date
  /** The recipient's. */
  timeZone: string
  /** The hour there from which digests are sent. */
  hour: number
  last: SentDigest | null
}

/** Who has never had a digest is told of what expired in so many days before it. */
export const recentDays = 7

/** Since when a digest sent now looks back at what has expired. A last digest in the future is a clock's mistake. */
export function lookBack({ now, last }: Pick<Occasion, 'now' | 'last'>): Date {
  return last && last.at <= now ? last.at : new Date(now.getTime() - recentDays * day)
}

/** The date in the recipient's zone for which a digest may be sent now; null before the hour, or when it has been. */
export function digestDay({ now, timeZone, hour, last }: Occasion): string | null {
  const local = localTime(now, timeZone)
  return local.hour < hour || last?.day === local.date ? null : local.date
}

/**
 * The digest that is due to a recipient now, of the credentials that they may see; null when there is none. A day on which
 * nothing ran is not made up. "Within 14 days" counts dates in the recipient's zone, so that what is told on a day does not
 * depend on the minute at which it is.
 */
export function dueDigest<E extends Expiry>(expiries: readonly E[], occasion: Occasion): Digest<E> | null {
  const today = digestDay(occasion)
  if (today === null) return null
  const { now, timeZone } = occasion
  const since = lookBack(occasion)
  const inOrder = expiries.toSorted((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime())
  const expired = inOrder.filter(({ expiresAt }) => expiresAt > since && expiresAt <= now)
  const expiring = inOrder.filter(
    ({ expiresAt }) => expiresAt > now && daysLeft(expiresAt, today, timeZone) <= soonDays,
  )
  return expired.length + expiring.length > 0 ? { day: today, expired, expiring } : null
}

/** How many dates after today's a moment lies, in a zone. */
export function daysLeft(moment: Date, today: string, timeZone: string): number {
  return daysBetween(today, localTime(moment, timeZone).date)
}

/** "in 3 days", counted by dates; "today" where none lies between. */
export function inDays(count: number): string {
  return count === 0 ? 'today' : `in ${count} ${count === 1 ? 'day' : 'days'}`
}

const keyPrefix = 'expiry '

/** Names the digest of a day among a person's notices. */
export function digestKey(date: string): string {
  return keyPrefix + date
}

/** The day of a digest's key. */
export function dayOfDigestKey(key: string): string {
  return key.slice(keyPrefix.length)
}

/** What a digest is headed: the subject of the message too. */
export function digestTitle({ day: today, expired, expiring }: Digest, timeZone: string): string {
  const [first] = [...expired, ...expiring]
  if (first && expired.length + expiring.length === 1) {
    const { name, expiresAt } = first
    return expired.length === 1
      ? `${name} has expired`
      : `${name} expires ${inDays(daysLeft(expiresAt, today, timeZone))}`
  }
  const soon = `${expiring.length === 1 ? 'expires' : 'expire'} within ${soonDays} days`
  if (expired.length === 0) return `${expiring.length} credentials ${soon}`
  const gone = `${counted(expired.length)} ${expired.length === 1 ? 'has' : 'have'} expired`
  return expiring.length === 0 ? gone : `${gone}, ${expiring.length} more ${soon}`
}

/** What it comes to, in a sentence or two. */
export function digestLead({ expired, expiring }: Digest): string {
  const gone = 'What has expired no longer works.'
  if (expiring.length === 0) return `${gone} Replace it, or delete it.`
  const soon = 'Programs lose their access at the moment their credential expires. Replace it in time.'
  return expired.length > 0 ? `${gone} ${soon}` : soon
}

/** "1 credential", "2 credentials". */
function counted(count: number): string {
  return `${count} ${count === 1 ? 'credential' : 'credentials'}`
}
