import type { ProvenClient } from './client-authentication'
import { stateOf } from './credential'
import { isLive, lastSecond, type RefusalReason, type TokenHolder } from './known-credential'
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
  // From the second in which it is issued to the one in which it ends, so that none of the last second is lost.
  const issued = secondOf(now)
  const remaining = limits.map((limit) => secondOf(limit) - issued)
  const lifetime = Math.min(longestLifetime, ...remaining)
  return lifetime < 1 ? { kind: 'refused', reason: 'expired' } : { kind: 'accepted', lifetime }
}

/** The whole seconds since 1970. */
const secondOf = (moment: Date) => Math.floor(moment.getTime() / 1000)

/** Whether a token is active. For an active one, its permissions and the authority that it carries. */
export type TokenState =
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: 'accepted'; scope: readonly string[]; roles: readonly string[] }

/** The answer to a verification: the state of a token or key, or that it may not be used from this address. */
export type VerificationDecision = TokenState | { kind: AddressRefusal }

/**
 * Decides whether a token with a valid signature is active, wherever it is used: it has not expired, its credential is active,
 * its epoch is current, its secret is live, and it was not revoked. It may do what it was issued for, except what its
 * credential has lost since.
 */
export function decideTokenState(
  claims: AccessTokenClaims,
  credential: TokenHolder | null,
  now: Date,
): TokenState {
  if (!credential || credential.id !== claims.sub) return { kind: 'refused', reason: 'deleted' }
  const reason = flawOf(claims, credential, now)
  return reason ? { kind: 'refused', reason } : acceptanceOf(claims, credential)
}

/** Decides whether a token with a valid signature still passes: it is active, and is used from an allowed address. */
export function decideVerification(
  claims: AccessTokenClaims,
  credential: TokenHolder | null,
  from: string,
  now: Date,
): VerificationDecision {
  const state = decideTokenState(claims, credential, now)
  if (!credential || state.kind === 'refused') return state
  const misplaced = addressRefusal(credential.restriction, from)
  return misplaced ? { kind: misplaced } : state
}

/**
 * When a token ends, in seconds since 1970: with its own expiry, or earlier if its credential expires or its secret retires
 * before. Both can change after the token was issued.
 */
export function endOfToken({ exp, kt_secret: id }: AccessTokenClaims, credential: TokenHolder): number {
  const secret = credential.secrets.find((each) => each.id === id)
  return Math.min(exp, lastSecond(credential, secret))
}

type Acceptance = Extract<TokenState, { kind: 'accepted' }>

const acceptances = new WeakMap<AccessTokenClaims, { of: TokenHolder; acceptance: Acceptance }>()

/** What a token may still do. Computed once: a known credential is replaced when it changes, never mutated. */
function acceptanceOf(claims: AccessTokenClaims, credential: TokenHolder): Acceptance {
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

/** How far the clocks of two processes may differ, in seconds. */
const clockSkew = 60

function flawOf(claims: AccessTokenClaims, credential: TokenHolder, now: Date): RefusalReason | null {
  if (claims.exp * 1000 <= now.getTime()) return 'token_expired'
  // Issued under a clock that was wrong: its expiry cannot be trusted either.
  if ((claims.iat - clockSkew) * 1000 > now.getTime()) return 'token_not_yet_valid'
  const state = stateOf(credential, now)
  if (state !== 'active') return state
  if (credential.tokenEpoch !== claims.kt_epoch) return 'revoked'
  const stands = credential.secrets.some((secret) => secret.id === claims.kt_secret && isLive(secret, now))
  return stands && !credential.revokedTokens.has(claims.jti) ? null : 'revoked'
}

function remainingScope(claims: AccessTokenClaims, credential: TokenHolder): string[] {
  if (!claims.scope) return []
  return claims.scope.split(' ').filter((scope) => credential.scope.includes(scope))
}
