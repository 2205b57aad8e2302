import { stateOf } from './credential'

/** What an access token says (RFC 9068), and by what it dies before its time. Times are seconds since 1970. */
export interface AccessTokenClaims {
  iss: string
  sub: string
  client_id: string
  aud: string
  iat: number
  exp: number
  jti: string
  scope?: string
  roles: string[]
  /** The credential's token epoch when it was issued: a higher one now means dead. */
  kt_epoch: number
  /** The secret that it was issued for: gone now means dead. */
  kt_secret: string
}

/** What must be known of a credential to decide about it. */
export interface KnownCredential {
  id: string
  clientId: string
  expiresAt: Date | null
  disabledAt: Date | null
  tokenEpoch: number
  /** Live secrets. */
  secrets: readonly KnownSecret[]
}

export interface KnownSecret {
  id: string
  hash: Uint8Array
  /** From then on it no longer works. */
  retiresAt: Date | null
}

export interface TokenTerms {
  /** Seconds the token may live from now; never past the credential's expiry or the secret's retirement. */
  lifetime: number
  roles: string[]
}

/** True while a secret works. */
function isLive(secret: KnownSecret, now: Date): boolean {
  return !secret.retiresAt || secret.retiresAt > now
}

/**
 * Decides on a token request: which live secret was shown, and on what terms the token is issued.
 * `matches` compares one stored hash with what was presented; every live secret is compared, so that the time
 * taken tells nothing. Null for any reason at all: the answer to the caller is the same `invalid_client`.
 */
export function decideToken(
  credential: KnownCredential,
  matches: (secret: KnownSecret) => boolean,
  longestLifetime: number,
  now: Date,
): { secret: KnownSecret; terms: TokenTerms } | null {
  let matched: KnownSecret | null = null
  for (const secret of credential.secrets) if (matches(secret) && isLive(secret, now)) matched = secret
  if (!matched || stateOf(credential, now) !== 'active') return null
  const limits = [credential.expiresAt, matched.retiresAt].filter((limit) => limit !== null)
  const remaining = limits.map((limit) => Math.floor((limit.getTime() - now.getTime()) / 1000))
  const lifetime = Math.min(longestLifetime, ...remaining)
  if (lifetime < 1) return null
  return { secret: matched, terms: { lifetime, roles: ['cloud-administrator'] } }
}

/**
 * Decides whether a token with a good signature still passes: not yet expired, its credential active,
 * its epoch the present one, and its secret still alive.
 */
export function decideVerification(
  claims: AccessTokenClaims,
  credential: KnownCredential | null,
  now: Date,
): boolean {
  if (!credential || credential.id !== claims.sub) return false
  if (claims.exp * 1000 <= now.getTime()) return false
  if (stateOf(credential, now) !== 'active') return false
  if (credential.tokenEpoch !== claims.kt_epoch) return false
  return credential.secrets.some((secret) => secret.id === claims.kt_secret && isLive(secret, now))
}
