import type { CredentialState } from './credential'

/** A credential expires soon if it expires within this many days. */
export const soonDays = 14

/** After this many days without a token request a credential counts as unused. */
export const idleDays = 90

/**
 * Why a credential needs attention: it has expired; it expires within 14 days; it was created 90 days ago and never
 * redeemed; it was last redeemed 90 days ago; it may be used from anywhere. `any` means at least one of these.
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

/** What a list can be sorted by. A leading hyphen reverses the order. Rows without the time come last in both directions. */
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

/** Which credentials a list shows: those that match every filter. */
export interface CredentialFilter {
  /** Part of the name, client ID, contact e-mail, application or service user, in any case. */
  search?: string
  state?: CredentialState
  application?: string
  /** A granted permission, even if it no longer has an effect. Without `access`, read or write. */
  permission?: { slug: string; access?: 'read' | 'write' }
  creatorId?: string
  attention?: AttentionReason
}

/** The position of a row in an order. It stays valid when the row itself is deleted. */
export interface Place {
  order: ListOrder
  /** The value that the order uses, as text; null if the row has none. */
  value: string | null
  id: string
}
