import { soonDays } from './credential-list'
import { daysBetween, localTime } from './day'
import { day } from './time'

/** A credential with the time when it expires or expired. */
export interface Expiry {
  id: string
  name: string
  expiresAt: Date
}

/** The last digest sent to a recipient. */
export interface SentDigest {
  /** Its date in the zone that the recipient had then. */
  day: string
  at: Date
}

/** The digest for one recipient on one day. */
export interface Digest<E extends Expiry = Expiry> {
  /** The date in the recipient's zone. There is one digest per date. */
  day: string
  /** Credentials that have expired since the last digest, oldest first. */
  expired: E[]
  /** Credentials that expire within 14 days, soonest first. */
  expiring: E[]
}

interface Occasion {
  now: Date
  /** The recipient's. */
  timeZone: string
  /** The local hour from which digests are sent. */
  hour: number
  last: SentDigest | null
}

/** A recipient's first digest includes what has expired within this many days. */
export const recentDays = 7

/** How far back a digest looks for expired credentials. A last digest in the future comes from a wrong clock. */
export function lookBack({ now, last }: Pick<Occasion, 'now' | 'last'>): Date {
  return last && last.at <= now ? last.at : new Date(now.getTime() - recentDays * day)
}

/** The date in the recipient's zone for which a digest may be sent now; null before the hour, or if it was sent already. */
export function digestDay({ now, timeZone, hour, last }: Occasion): string | null {
  const local = localTime(now, timeZone)
  return local.hour < hour || last?.day === local.date ? null : local.date
}

/**
 * The digest that is due to a recipient now, of the credentials that they may see; null if none is due. A missed day is
 * not made up. "Within 14 days" counts dates in the recipient's zone, so the content does not depend on the minute at which
 * the job runs.
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

/** How many days after today a moment is, by dates in a zone. */
export function daysLeft(moment: Date, today: string, timeZone: string): number {
  return daysBetween(today, localTime(moment, timeZone).date)
}

/** "in 3 days", counted by dates, or "today". */
export function inDays(count: number): string {
  return count === 0 ? 'today' : `in ${count} ${count === 1 ? 'day' : 'days'}`
}

const keyPrefix = 'expiry '

/** The key of a day's digest among a person's notices. */
export function digestKey(date: string): string {
  return keyPrefix + date
}

/** The day in a digest's key. */
export function dayOfDigestKey(key: string): string {
  return key.slice(keyPrefix.length)
}

/** The title of a digest, and the subject of its message. */
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

/** The summary of a digest, in one or two sentences. */
export function digestLead({ expired, expiring }: Digest): string {
  const gone = 'Expired credentials no longer work.'
  if (expiring.length === 0) return `${gone} Replace or delete them.`
  const soon = 'Programs lose access when their credential expires. Replace it in time.'
  return expired.length > 0 ? `${gone} ${soon}` : soon
}

/** "1 credential", "2 credentials". */
function counted(count: number): string {
  return `${count} ${count === 1 ? 'credential' : 'credentials'}`
}
