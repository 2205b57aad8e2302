import type { CredentialKind } from './credential'
import { describeMoment } from './local-time'
import { isStillUsed } from './secret-retirement'
import type { SecretSummary } from './secret-summary'
import { day, hour, minute } from './time'

/** An old secret with a date that somebody still uses. */
export interface UsedSecret extends Pick<SecretSummary, 'id' | 'extendedAt' | 'lastUsedFrom'> {
  supersededAt: Date
  retiresAt: Date
  lastUsedAt: Date
}

/**
 * Whether people are told that an old secret retires and is still in use: from the day before, but not in the first half of a
 * short overlap, in which its users have had little time to change.
 */
export function isTimeToTell(secret: UsedSecret, now: Date): boolean {
  const { supersededAt, retiresAt } = secret
  const halfway = (supersededAt.getTime() + retiresAt.getTime()) / 2
  const from = Math.max(retiresAt.getTime() - day, halfway)
  return now < retiresAt && now.getTime() >= from && isStillUsed(secret, now)
}

/** The key of the notice: one per secret and date, so that there is another one after an extension. */
export function retiringKey({ id, retiresAt }: Pick<UsedSecret, 'id' | 'retiresAt'>): string {
  return `secret_retiring ${id} ${retiresAt.toISOString()}`
}

/** What the old secret of a kind of credential is called. */
export function oldSecret(kind: CredentialKind): string {
  return kind === 'api_client' ? 'old secret' : 'old key'
}

interface Named {
  kind: CredentialKind
  name: string
}

/** The title of the notice, and the subject of its message. */
export function retiringTitle({ kind, name }: Named, { retiresAt }: UsedSecret, now: Date): string {
  return `The ${oldSecret(kind)} of ${name} retires ${inTime(retiresAt, now)} and is still in use`
}

/** When and from where it was last used, and what to do. */
export function retiringBody({ kind }: Named, secret: UsedSecret, timeZone: string): string {
  const { retiresAt, lastUsedAt, lastUsedFrom, extendedAt } = secret
  const from = lastUsedFrom ? ` from ${lastUsedFrom}` : ''
  const extend = extendedAt ? '' : ', or extend the old one, which is possible once'
  return `It was last used on ${describeMoment(lastUsedAt, timeZone)}${from}, and stops working on ${describeMoment(retiresAt, timeZone)}. Give its users the new ${kind === 'api_client' ? 'secret' : 'key'} before then${extend}.`
}

/** "in 40 minutes", "in 5 hours", "in 1 day": rounded as the times on the screen are, but never "just now". */
export function inTime(moment: Date, now: Date): string {
  const left = moment.getTime() - now.getTime()
  if (left >= day) return counted(left / day, 'day')
  return left >= hour ? counted(left / hour, 'hour') : counted(Math.max(1, left / minute), 'minute')
}

function counted(count: number, unit: string): string {
  const whole = Math.round(count)
  return `in ${whole} ${unit}${whole === 1 ? '' : 's'}`
}
