import type { CredentialState } from './credential'

/** From this many days before its expiry a credential is said to expire soon. */
export const soonDays = 14

/** After this many days without a token request a credential counts as unused. */
export const idleDays = 90

/**
 * Why a credential needs attention: it has expired; it expires within 14 days; it was created 90 days ago and never
 * redeemed; it was last redeemed 90 days ago; it may be used from anywhere. `any` is one of these.
 */
export const attentionReasons = [
  'any',
  'expired',
  'expiring',
  'never_redeemed',
  'unused',
  'unrestricted',
] as const
export type AttentionReason = (typeof attentionReasons)[number]

export const credentialStates = ['active', 'disabled', 'expired'] as const satisfies CredentialState[]

/** What a list can be sorted by; a hyphen before it turns it round. What has no such time comes last both ways. */
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

/** Which credentials a list shows: those for which all of it holds. */
export interface CredentialFilter {
  /** Part of the name, client ID, contact e-mail, application or service user, in any case. */
  search?: string
  state?: CredentialState
  application?: string
  /** What was granted, whether it still counts or not; without `access`, either of them. */
  permission?: { slug: string; access?: 'read' | 'write' }
  creatorId?: string
  attention?: AttentionReason
}

/** Where a row stands in an order. It is found again when the row itself has gone. */
export interface Place {
  order: ListOrder
  /** What the order is by, as text; null where the row has none. */
  value: string | null
  id: string
}
