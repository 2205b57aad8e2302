import { stateOf } from './credential'
import { addressRefusal, type AddressRefusal, type NetworkRestriction } from './network-restriction'
import { remainingRoles } from './permission'

/** The claims of an access token (RFC 9068), and what can end it early. Times are seconds since 1970. */
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
  /** The credential's token epoch when the token was issued. If the epoch is higher now, the token is dead. */
  kt_epoch: number
  /** The secret that the token was issued for. If it no longer exists, the token is dead. */
  kt_secret: string
}

/** What a decision needs to know about a credential. */
export interface KnownCredential {
  id: string
  expiresAt: Date | null
  disabledAt: Date | null
  tokenEpoch: number
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

/** Why a client or a token is refused. For our records only: the answer never reveals it. */
export type RefusalReason = 'wrong_secret' | 'disabled' | 'expired' | 'token_expired' | 'revoked' | 'deleted'

/** The answer to a token request. `refused` covers everything that is wrong with the client, and does not reveal what. */
export type TokenDecision =
  | { kind: 'refused'; reason: RefusalReason }
  /** The secret was correct but the address was not. A forbidden address may mean that the secret has leaked. */
  | { kind: AddressRefusal }
  | {
      kind: 'accepted'
      /** The live secret that the client presented. */
      secret: KnownSecret
      /** Seconds that the token lives from now, never past the credential's expiry or the secret's retirement. */
      lifetime: number
    }

/** True while a secret works. */
function isLive(secret: KnownSecret, now: Date): boolean {
  return !secret.retiresAt || secret.retiresAt > now
}

interface TokenRequest {
  /** Compares a stored hash with the presented secret. Called for every live secret, so that the time reveals nothing. */
  matches: (secret: KnownSecret) => boolean
  /** The source address. */
  from: string
  /** Seconds. */
  longestLifetime: number
  now: Date
}

/** Decides whether a client gets a token, and how long the token lives. */
export function decideToken(credential: KnownCredential, request: TokenRequest): TokenDecision {
  const { matches, from, longestLifetime, now } = request
  let matched: KnownSecret | null = null
  for (const secret of credential.secrets) if (matches(secret) && isLive(secret, now)) matched = secret
  if (!matched) return { kind: 'refused', reason: 'wrong_secret' }
  const state = stateOf(credential, now)
  if (state !== 'active') return { kind: 'refused', reason: state }
  const misplaced = addressRefusal(credential.restriction, from)
  if (misplaced) return { kind: misplaced }
  const limits = [credential.expiresAt, matched.retiresAt].filter((limit) => limit !== null)
  const remaining = limits.map((limit) => Math.floor((limit.getTime() - now.getTime()) / 1000))
  const lifetime = Math.min(longestLifetime, ...remaining)
  if (lifetime < 1) return { kind: 'refused', reason: 'expired' }
  return { kind: 'accepted', secret: matched, lifetime }
}

/** The answer to a verification. For a token that passes, its permissions and the authority that it carries. */
export type VerificationDecision =
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: AddressRefusal }
  | { kind: 'accepted'; scope: readonly string[]; roles: readonly string[] }

/**
 * Decides whether a token with a valid signature still passes: it has not expired, its credential is active, its epoch is
 * current, its secret is live, and it is used from an allowed address. It may do what it was issued for, except what its
 * credential has lost since.
 */
export function decideVerification(
  claims: AccessTokenClaims,
  credential: KnownCredential | null,
  from: string,
  now: Date,
): VerificationDecision {
  if (!credential || credential.id !== claims.sub) return { kind: 'refused', reason: 'deleted' }
  const reason = flawOf(claims, credential, now)
  if (reason) return { kind: 'refused', reason }
  const misplaced = addressRefusal(credential.restriction, from)
  if (misplaced) return { kind: misplaced }
  return acceptanceOf(claims, credential)
}

type Acceptance = Extract<VerificationDecision, { kind: 'accepted' }>

const acceptances = new WeakMap<AccessTokenClaims, { of: KnownCredential; acceptance: Acceptance }>()

/** What a token may still do. Computed once: a known credential is replaced when it changes, never mutated. */
function acceptanceOf(claims: AccessTokenClaims, credential: KnownCredential): Acceptance {
  const known = acceptances.get(claims)
  if (known?.of === credential) return known.acceptance
  const acceptance: Acceptance = {
    kind: 'accepted',
    scope: remainingScope(claims, credential),
    roles: remainingRoles(claims.roles, credential.roles),
  }
  acceptances.set(claims, { of: credential, acceptance })
  return acceptance
}

function flawOf(claims: AccessTokenClaims, credential: KnownCredential, now: Date): RefusalReason | null {
  if (claims.exp * 1000 <= now.getTime()) return 'token_expired'
  const state = stateOf(credential, now)
  if (state !== 'active') return state
  if (credential.tokenEpoch !== claims.kt_epoch) return 'revoked'
  const stands = credential.secrets.some((secret) => secret.id === claims.kt_secret && isLive(secret, now))
  return stands ? null : 'revoked'
}

function remainingScope(claims: AccessTokenClaims, credential: KnownCredential): string[] {
  if (!claims.scope) return []
  return claims.scope.split(' ').filter((scope) => credential.scope.includes(scope))
}
