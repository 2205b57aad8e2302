import type { NetworkRestriction } from './network-restriction'

/** What must be known of a credential to decide about it. */
export interface KnownCredential {
  id: string
  expiresAt: Date | null
  disabledAt: Date | null
  tokenEpoch: number
  /** Ids of the APIs that it was granted, whether that counts at this moment or not. */
  grantedApis: readonly string[]
  /** What it may do at this moment. */
  scope: readonly string[]
  /** Whose authority it carries at this moment. */
  roles: readonly string[]
  /** From where it may be used. */
  restriction: NetworkRestriction
  /** Live secrets. */
  secrets: readonly KnownSecret[]
}

export interface KnownSecret {
  id: string
  hash: Uint8Array
  /** From then on it no longer works. */
  retiresAt: Date | null
}

/** Why a credential or a token is refused. For our own records: the answer never says it. */
export type RefusalReason = 'wrong_secret' | 'disabled' | 'expired' | 'token_expired' | 'revoked' | 'deleted'

/** True while a secret works. */
export function isLive(secret: KnownSecret, now: Date): boolean {
  return !secret.retiresAt || secret.retiresAt > now
}

/**
 * The live secret that was shown, or null. `matches` compares one stored hash with what was presented, and is asked about every
 * secret: the time taken tells nothing.
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
