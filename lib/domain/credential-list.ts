import type { CredentialState } from './credential'
import type { Policies } from './policy'
import { isStillUsed } from './secret-retirement'
import { liveSecrets, type SecretSummary } from './secret-summary'
import { day } from './time'

/** A credential expires soon if it expires within this many days. */
export const soonDays = 14

/** After this many days without a use a credential counts as unused. */
export const idleDays = 90

/**
 * Why a credential needs attention, the most urgent first: a live secret was reported as leaked; it has expired; it expires
 * within 14 days; its old secret retires within 14 days and is still in use; its owner is disabled; it was created 90 days ago
 * and never used; it was last used 90 days ago; it may be used from anywhere, against a policy.
 */
export const attentionReasons = [
  'leaked',
  'expired',
  'expiring',
  'secret_retiring',
  'owner_disabled',
  'never_redeemed',
  'unused',
  'unrestricted',
] as const
export type AttentionReason = (typeof attentionReasons)[number]

/** A filter by one reason, or by any. */
export const attentionFilters = ['any', ...attentionReasons] as const
export type AttentionFilter = (typeof attentionFilters)[number]

type AttentionPolicies = Pick<Policies, 'requireNetworkRestriction'>

/** The reasons that count: a missing network restriction only if a policy requires one. */
export function attentionReasonsUnder({ requireNetworkRestriction }: AttentionPolicies): AttentionReason[] {
  return attentionReasons.filter((reason) => reason !== 'unrestricted' || requireNetworkRestriction)
}

/** The properties of a credential that can need attention. */
interface AttentionSubject {
  expiresAt: Date | null
  createdAt: Date
  lastRedeemedAt: Date | null
  owner: { disabledAt: Date | null } | null
  networks: readonly string[]
  /** Its old secrets that have not ended. */
  oldSecrets: readonly OldSecret[]
  /** Its secrets that were reported as leaked and have not ended. */
  reportedSecrets: readonly Pick<SecretSummary, 'retiresAt'>[]
}

/** An old secret, as far as it matters whether it retires while it is in use. */
export type OldSecret = Pick<SecretSummary, 'supersededAt' | 'retiresAt' | 'lastUsedAt'>

/** When the old secret of a credential retires, if that is within 14 days and it is still in use; otherwise null. */
export function retiringSoon(oldSecrets: readonly OldSecret[], now: Date): Date | null {
  const soon = new Date(now.getTime() + soonDays * day)
  const retiring = liveSecrets(oldSecrets, now).find(
    (secret) => secret.retiresAt !== null && secret.retiresAt <= soon && isStillUsed(secret, now),
  )
  return retiring?.retiresAt ?? null
}

/** The times of a credential by which it can need attention. */
export type AttentionTime = 'expiresAt' | 'createdAt' | 'lastRedeemedAt'

/** After one moment, if it is given, and up to another; null if there must be no such time. */
export type AttentionSpan = { after?: Date; until: Date } | null

/** The reasons that the times of a credential decide, and within which each of these must lie. */
export function attentionTimes(now: Date) {
  const longAgo = new Date(now.getTime() - idleDays * day)
  const soon = new Date(now.getTime() + soonDays * day)
  return {
    expired: { expiresAt: { until: now } },
    expiring: { expiresAt: { after: now, until: soon } },
    never_redeemed: { lastRedeemedAt: null, createdAt: { until: longAgo } },
    unused: { lastRedeemedAt: { until: longAgo } },
  } satisfies Partial<Record<AttentionReason, Partial<Record<AttentionTime, AttentionSpan>>>>
}

function liesWithin(time: Date | null, span: AttentionSpan): boolean {
  if (span === null || time === null) return span === time
  return time <= span.until && (span.after === undefined || time > span.after)
}

/** Why a credential needs attention at a moment; empty if it does not. */
export function attentionOf(
  { owner, networks, oldSecrets, reportedSecrets, ...times }: AttentionSubject,
  policies: AttentionPolicies,
  now: Date,
): AttentionReason[] {
  const { expired, expiring, never_redeemed, unused } = attentionTimes(now)
  const isWithin = (spans: Partial<Record<AttentionTime, AttentionSpan>>) =>
    Object.entries(spans).every(([time, span]) => liesWithin(times[time as AttentionTime], span))
  const holds: Record<AttentionReason, boolean> = {
    leaked: liveSecrets(reportedSecrets, now).length > 0,
    expired: isWithin(expired),
    expiring: isWithin(expiring),
    secret_retiring: retiringSoon(oldSecrets, now) !== null,
    owner_disabled: owner !== null && owner.disabledAt !== null,
    never_redeemed: isWithin(never_redeemed),
    unused: isWithin(unused),
    unrestricted: networks.length === 0,
  }
  return attentionReasonsUnder(policies).filter((reason) => holds[reason])
}

export const credentialStates = ['active', 'disabled', 'expired'] as const satisfies CredentialState[]

/** What a list can be sorted by. A leading hyphen reverses the order. */
export const listOrders = [
  'name',
  '-name',
  'created',
  '-created',
  'redeemed',
  '-redeemed',
  'expires',
  '-expires',
] as const
export type ListOrder = (typeof listOrders)[number]
export type SortKey = 'name' | 'created' | 'redeemed' | 'expires'

export function sortKeyOf(order: ListOrder): SortKey {
  return order.replace('-', '') as SortKey
}

export function isDescending(order: ListOrder): boolean {
  return order.startsWith('-')
}

/**
 * Whether rows without the time come first; otherwise they come last. Sorted by last use, longest ago first, what was never
 * used comes before everything else.
 */
export function areMissingFirst(order: ListOrder): boolean {
  return order === 'redeemed'
}

/** Which credentials a list shows: those that match every filter. */
export interface CredentialFilter {
  /** Part of the name, client ID, contact e-mail, application, service user or owner’s name, in any case. */
  search?: string
  state?: CredentialState
  application?: string
  /** A granted permission, even if it no longer has an effect. Without `access`, read or write. */
  permission?: { slug: string; access?: 'read' | 'write' }
  /** Null for those without an owner. */
  ownerId?: string | null
  creatorId?: string
  /** They expire from the first moment on, and before the second. */
  expiresFrom?: Date
  expiresBefore?: Date
  /** At least one of these reasons holds. */
  attention?: readonly AttentionReason[]
}

/** The position of a row in an order. It stays valid when the row itself is deleted. */
export interface Place {
  order: ListOrder
  /** The value that the order uses, as text; null if the row has none. */
  value: string | null
  id: string
}
