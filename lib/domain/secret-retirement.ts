import { describeMoment } from './local-time'
import type { SecretSummary } from './secret-summary'
import { day, hour, minute, second } from './time'

/** A credential has at most this many live secrets: the one in use, and the one that it replaces. */
export const mostLiveSecrets = 2

/** How far ahead the date of a rotation may lie, and by how much it may be put off, in days. */
export const longestOverlap = 90
export const longestExtension = 30

/** The longest quiet time after which a secret can retire, in hours. */
export const mostQuietHours = 30 * 24

/** How long an ended secret is still recognised when somebody finds it. Milliseconds. */
export const secretsRecognised = 90 * day

/** When an old secret stops working beside a new one: at a moment, or once it has not been used for some hours. */
export type Retirement = { kind: 'at'; at: Date } | { kind: 'when_quiet'; hours: number }

/** The same as one asks for it, where a length of time is possible too. */
export type RetirementPlan = Retirement | { kind: 'after'; hours: number }

/** What was asked for, at a moment. A date is a whole second, as the end of a token is, so that its last tokens end with it. */
export function retirementAt(plan: RetirementPlan, now: Date): Retirement {
  if (plan.kind === 'when_quiet') return plan
  return {
    kind: 'at',
    at: wholeSecond(plan.kind === 'at' ? plan.at : new Date(now.getTime() + plan.hours * hour)),
  }
}

/** The last whole second before a moment. */
export function wholeSecond(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / second) * second)
}

/** No date is changed this late: a process whose clock is ahead may have refused the secret already. Milliseconds. */
const tooLate = 5 * second

/** Whether a secret retires within seconds. */
export function isAboutToRetire({ retiresAt }: { retiresAt: Date | null }, now: Date): boolean {
  return retiresAt !== null && retiresAt.getTime() - now.getTime() <= tooLate
}

interface Planning {
  /** When its credential expires. */
  expiresAt: Date | null
  /** Of access tokens, in seconds. */
  tokenLifetime: number
  now: Date
  /** In which the latest moment is named. */
  timeZone: string
}

/** The fewest hours after which a secret counts as quiet: a token of it may be in use for as long as it lives. */
export function fewestQuietHours(tokenLifetime: number): number {
  return Math.max(1, Math.ceil((tokenLifetime * 1000) / hour))
}

/** The problem with the retirement that a rotation asks for, by field; empty if there is none. */
export function retirementProblems(retirement: Retirement, plan: Planning): Record<string, string> {
  if (retirement.kind === 'when_quiet') {
    const fewest = fewestQuietHours(plan.tokenLifetime)
    if (retirement.hours >= fewest && retirement.hours <= mostQuietHours) return {}
    return { quietHours: `Enter a whole number of hours from ${fewest} to ${mostQuietHours}.` }
  }
  const latest = new Date(plan.now.getTime() + longestOverlap * day)
  return dateProblems(retirement.at, latest, plan)
}

/** The problem with a date to which a retirement is put off; empty if there is none. */
export function extensionProblems(
  until: Date,
  { retiresAt, ...plan }: Omit<Planning, 'tokenLifetime'> & { retiresAt: Date },
): Record<string, string> {
  if (until <= retiresAt)
    return { retiresAt: `Choose a moment after ${describeMoment(retiresAt, plan.timeZone)}.` }
  return dateProblems(until, new Date(retiresAt.getTime() + longestExtension * day), plan)
}

function dateProblems(
  at: Date,
  latest: Date,
  { expiresAt, now, timeZone }: Omit<Planning, 'tokenLifetime'>,
): Record<string, string> {
  if (at <= now) return { retiresAt: 'This date and time has passed. Choose a later one.' }
  if (expiresAt && at > expiresAt)
    return {
      retiresAt: `The credential expires on ${describeMoment(expiresAt, timeZone)}. Choose an earlier moment.`,
    }
  if (at > latest)
    return { retiresAt: `Both secrets can work until ${describeMoment(latest, timeZone)} at the latest.` }
  return {}
}

/** What quiet hours are longer by, because the uses that other processes have seen are stored up to seconds later. */
export const quietMargin = minute

/** When a secret that retires once it is quiet will do so if nobody uses it again; null if it does not retire that way. */
export function quietAt({
  quietHours,
  quietSince,
  lastUsedAt,
}: Pick<SecretSummary, 'quietHours' | 'quietSince' | 'lastUsedAt'>): Date | null {
  if (quietHours === null) return null
  const since = Math.max(quietSince?.getTime() ?? 0, lastUsedAt?.getTime() ?? 0)
  return new Date(since + quietHours * hour + quietMargin)
}

/** For this long after its last use a superseded secret counts as still in use. Milliseconds. */
export const inUseFor = day

/** Whether an old secret is still in use beside the new one: since the rotation, and within the last day. */
export function isStillUsed(
  { supersededAt, lastUsedAt }: Pick<SecretSummary, 'supersededAt' | 'lastUsedAt'>,
  now: Date,
): boolean {
  if (!supersededAt || !lastUsedAt) return false
  return lastUsedAt > supersededAt && lastUsedAt.getTime() > now.getTime() - inUseFor
}
