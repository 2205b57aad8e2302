import { stateOf } from './credential'
import { remainingRoles } from './permission'

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
  /** What it may do at this moment. */
  scope: readonly string[]
  /** Whose authority it carries at this moment. */
  roles: readonly string[]
  /** Live secrets. */
  secrets: readonly KnownSecret[]
}

export interface KnownSecret {
  id: string
  hash: Uint8Array
  /** From then on it no longer works. */
  retiresAt: Date | null
}

export interface AcceptedClient {
  /** The live secret that was shown. */
  secret: KnownSecret
  /** Seconds the token may live from now; never past the credential's expiry or the secret's retirement. */
  lifetime: number
}

/** True while a secret works. */
function isLive(secret: KnownSecret, now: Date): boolean {
  return !secret.retiresAt || secret.retiresAt > now
}

/**
 * Decides whether a client gets a token: which live secret was shown, and how long the token may live.
 * `matches` compares one stored hash with what was presented; every live secret is compared, so that the time
 * taken tells nothing. Null for any reason at all: the answer to the caller is the same `invalid_client`.
 */
export function decideToken(
  credential: KnownCredential,
  matches: (secret: KnownSecret) => boolean,
  longestLifetime: number,
  now: Date,
): AcceptedClient | null {
  let matched: KnownSecret | null = null
  for (const secret of credential.secrets) if (matches(secret) && isLive(secret, now)) matched = secret
  if (!matched || stateOf(credential, now) !== 'active') return null
  const limits = [credential.expiresAt, matched.retiresAt].filter((limit) => limit !== null)
  const remaining = limits.map((limit) => Math.floor((limit.getTime() - now.getTime()) / 1000))
  const lifetime = Math.min(longestLifetime, ...remaining)
  if (lifetime < 1) return null
  return { secret: matched, lifetime }
}

/** What a token that still passes may do, and whose authority it carries. */
export interface Verified {
  scope: string[]
  roles: string[]
}

/**
 * Decides whether a token with a good signature still passes: not yet expired, its credential active, its epoch the
 * present one, and its secret still alive. It may do what it was issued for, less what its credential has lost since.
 */
export function decideVerification(
  claims: AccessTokenClaims,
  credential: KnownCredential | null,
  now: Date,
): Verified | null {
  if (!credential || credential.id !== claims.sub) return null
  if (claims.exp * 1000 <= now.getTime()) return null
  if (stateOf(credential, now) !== 'active') return null
  if (credential.tokenEpoch !== claims.kt_epoch) return null
  if (!credential.secrets.some((secret) => secret.id === claims.kt_secret && isLive(secret, now))) return null
  return { scope: remainingScope(claims, credential), roles: remainingRoles(claims.roles, credential.roles) }
}

function remainingScope(claims: AccessTokenClaims, credential: KnownCredential): string[] {
  if (!claims.scope) return []
  return claims.scope.split(' ').filter((scope) => credential.scope.includes(scope))
}
