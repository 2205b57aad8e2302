import type { NetworkRestriction } from './network-restriction'

/** What a decision needs to know about a credential. */
export interface KnownCredential {
  id: string
  expiresAt: Date | null
  disabledAt: Date | null
  tokenEpoch: number
  /** Ids of the granted APIs, including grants that have no effect at this moment. */
  grantedApis: readonly string[]
  /** Ids of the products whose administrators' authority it carries. */
  products: readonly string[]
  /** Its permissions at this moment. */
  scope: readonly string[]
  /** The authority that it carries at this moment. */
  roles: readonly string[]
  /** The addresses from which it may be used. */
  restriction: NetworkRestriction
  /** Live secrets. */
  secrets: readonly KnownSecret[]
}

export interface KnownSecret {
  id: string
  hash: Uint8Array
  /** From this moment on it no longer works. */
  retiresAt: Date | null
}

/** Why a credential or a token is refused. For our records only: the answer never reveals it. */
export type RefusalReason = 'wrong_secret' | 'disabled' | 'expired' | 'token_expired' | 'revoked' | 'deleted'

/** Whether a secret still works. */
export function isLive(secret: KnownSecret, now: Date): boolean {
  return !secret.retiresAt || secret.retiresAt > now
}

/**
 * The live secret that was presented, or null. `matches` compares one stored hash with the presented secret. It is called for
 * every secret, so that the time reveals nothing.
 */
export function shownSecret(
  { secrets }: KnownCredential,
  matches: (secret: KnownSecret) => boolean,
  now: Date,
): KnownSecret | null {
  let shown: KnownSecret | null = null
  for (const secret of secrets) if (matches(secret) && isLive(secret, now)) shown = secret
  return shown
}
