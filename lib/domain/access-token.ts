import type { ProvenClient } from './client-authentication'
import { stateOf } from './credential'
import { isLive, type KnownCredential, type RefusalReason } from './known-credential'
import { addressRefusal, type AddressRefusal } from './network-restriction'
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

/** Whether a client gets a token. */
export type TokenDecision =
  | { kind: 'refused'; reason: RefusalReason }
  /** Seconds that the token lives from now, never past the credential's expiry or the secret's retirement. */
  | { kind: 'accepted'; lifetime: number }

/** Decides whether an authenticated client gets a token, and how long the token lives. */
export function decideToken(
  { credential, secret }: ProvenClient,
  { longestLifetime, now }: { longestLifetime: number; now: Date },
): TokenDecision {
  const limits = [credential.expiresAt, secret.retiresAt].filter((limit) => limit !== null)
  const remaining = limits.map((limit) => Math.floor((limit.getTime() - now.getTime()) / 1000))
  const lifetime = Math.min(longestLifetime, ...remaining)
  return lifetime < 1 ? { kind: 'refused', reason: 'expired' } : { kind: 'accepted', lifetime }
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
