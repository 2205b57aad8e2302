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
  /** The IDs of its revoked tokens that have not expired; null if there are too many to hold. */
  revokedTokens: ReadonlySet<string> | null
}

/** How many revoked tokens of one credential are held in memory. If it has more, each token is looked up. */
export const mostRevokedTokens = 1_000

/** The credential of a token about which a decision is possible, because it is known whether the token was revoked. */
export type TokenHolder = KnownCredential & { revokedTokens: ReadonlySet<string> }

/** Whether all revoked tokens of a credential are known. */
export function isTokenHolder(credential: KnownCredential): credential is TokenHolder {
  return credential.revokedTokens !== null
}

export interface KnownSecret {
  id: string
  /** The last four characters. */
  hint: string
  hash: Uint8Array
  /** From this moment on it no longer works. */
  retiresAt: Date | null
}

/** Why a credential or a token is refused. For our records only: the answer never reveals it. */
export type RefusalReason =
  | 'wrong_secret'
  | 'disabled'
  | 'expired'
  | 'token_expired'
  | 'token_not_yet_valid'
  | 'revoked'
  | 'deleted'

/** Whether a secret still works. */
export function isLive(secret: KnownSecret, now: Date): boolean {
  return !secret.retiresAt || secret.retiresAt > now
}

/**
 * The last second, since 1970, of whatever was issued for a secret: its credential expires or the secret retires. Infinity if
 * neither ever happens.
 */
export function lastSecond({ expiresAt }: KnownCredential, secret: KnownSecret | undefined): number {
  const ends = [expiresAt, secret?.retiresAt ?? null].filter((end) => end !== null)
  return Math.min(...ends.map((end) => Math.floor(end.getTime() / 1000)))
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
