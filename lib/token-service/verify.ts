import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  decideVerification,
  type AccessTokenClaims,
  type VerificationDecision,
} from '@/lib/domain/access-token'
import type { KnownCredential, KnownSecret, TokenHolder } from '@/lib/domain/known-credential'
import { equalHashes, hashSecret, isWellFormedServiceApiKey } from '@/lib/domain/secret'
import { decideServiceApiKey } from '@/lib/domain/service-api-key'
import { verificationUse } from '@/lib/domain/usage'
import { failureOf } from './answer-error'
import type { TokenService } from './context'
import { headerLines, type HeaderLines } from './header-lines'
import { presentedCredential } from './presented-credential'
import { refuse, type Known } from './refuse'
import { requiredScopes } from './required-scopes'
import { findHolder, recallHolder } from './token-holder'
import { answerFailure, answerPassed, challenge, type Challenge } from './verify-answers'

/** A verification in progress. */
interface Verification {
  request: IncomingMessage
  response: ServerResponse
  lines: HeaderLines
}

/** The credential of the presented token or key, as far as the token or key itself tells. */
interface Shown {
  credentialId: string
  /** Empty for a service API key. */
  clientId: string
  kind: 'api_client' | 'service_api_key'
  roles: readonly string[]
}

/** What was decided about it. */
interface Decided {
  decision: VerificationDecision
  credential: KnownCredential | null
  /** Whether a secret is the one that was presented, or that the token was issued for. */
  isShown: (secret: KnownSecret) => boolean
  from: string
  now: Date
}

/**
 * `/verify` tells a gateway whether a request may pass (nginx `auth_request`, Traefik ForwardAuth, Caddy `forward_auth`,
 * Envoy ext_authz). The answer is 204, or 401 or 403 with the challenge of RFC 6750 section 3.
 *
 * It is not a list of steps, because every request through a gateway waits for it, and steps that may be promises would cost
 * more than the decision.
 */
export function verifyEndpoint(service: TokenService) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const verification = { request, response, lines: headerLines(request) }
    try {
      verify(verification)
    } catch (error) {
      fail(verification, error)
    }
  }

  function verify(verification: Verification): void {
    const shown = presentedCredential(verification.lines)
    if (shown === null) return deny(verification, { reason: 'no_credential' })
    if (shown === 'several') return deny(verification, { reason: 'several_credentials' })
    const { text } = shown
    if (isWellFormedServiceApiKey(text)) return verifyKey(verification, text)
    return verifyToken(verification, text)
  }

  function verifyToken(verification: Verification, token: string): void {
    const claims = service.tokens.read(token)
    if (!claims) return deny(verification, { reason: 'unknown_credential' })
    // Read before anything is awaited: a connection that has ended has no address any more.
    const from = service.sourceAddress(verification.request)
    // Awaiting a promise costs more than this look-up.
    const known = recallHolder(service.directory, claims)
    if (known) return answerToken(verification, claims, known, from)
    findHolder(service.directory, claims)
      .then((found) => answerToken(verification, claims, found, from))
      .catch((error: unknown) =>
        fail(verification, error, { credentialId: claims.sub, shown: 'access_token', from }),
      )
  }

  function answerToken(
    verification: Verification,
    claims: AccessTokenClaims,
    credential: TokenHolder | null,
    from: string,
  ): void {
    const now = service.clock()
    const { sub: credentialId, client_id: clientId, roles } = claims
    const decision = decideVerification(claims, credential, from, now)
    const shown = { credentialId, clientId, kind: 'api_client', roles } as const
    const isShown = ({ id }: KnownSecret) => id === claims.kt_secret
    const allowed = answer(verification, shown, { decision, credential, isShown, from, now })
    if (allowed) service.tokenUsed(claims, from, now)
  }

  function verifyKey(verification: Verification, key: string): void {
    const hash = hashSecret(service.secretHashKey, key)
    const from = service.sourceAddress(verification.request)
    const known = service.directory.recallKey(hash)
    if (known) return answerKey(verification, hash, known, from)
    service.directory
      .findKey(hash)
      .then((found) => answerKey(verification, hash, found, from))
      .catch((error: unknown) => fail(verification, error, { from }))
  }

  function answerKey(
    verification: Verification,
    hash: Buffer,
    key: KnownCredential | null,
    from: string,
  ): void {
    if (!key) return deny(verification, { reason: 'unknown_credential', from })
    const now = service.clock()
    const matches = (secret: KnownSecret) => equalHashes(secret.hash, hash)
    const decision = decideServiceApiKey(key, { matches, from, now })
    const shown = { credentialId: key.id, clientId: '', kind: 'service_api_key', roles: key.roles } as const
    const decided = { decision, credential: key, isShown: matches, from, now }
    const allowed = answer(verification, shown, decided)
    if (allowed && decision.kind === 'accepted')
      service.secretUsed({
        credentialId: key.id,
        secretId: decision.secret.id,
        at: now,
        from,
        redeems: true,
      })
    if (decision.kind === 'forbidden_address') service.leaked({ credentialId: key.id, from, at: now })
  }

  /** Counts the use and answers it. Returns true if it may pass. */
  function answer(verification: Verification, shown: Shown, decided: Decided): boolean {
    const { request, response, lines } = verification
    const { decision, from, now } = decided
    const required = requiredScopes(lines.requiredScope, request.url ?? '')
    const use = verificationUse(shown, decision, { required, from })
    service.used(use, now)
    if (decision.kind === 'accepted' && use.outcome === 'allowed') {
      answerPassed(response, { ...shown, scope: decision.scope.join(' '), roles: use.roles })
      return true
    }
    if (use.outcome !== 'allowed')
      denyShown(verification, shown, { ...decided, reason: use.outcome, required })
    return false
  }

  /** Refuses a token or key that is ours. */
  function denyShown(
    verification: Verification,
    { credentialId, kind }: Shown,
    { decision, credential, isShown, ...decided }: Decided & Pick<Known, 'reason'> & { required: Scopes },
  ): void {
    const { reason, required: scopesAsked, from, now } = decided
    const held = decision.kind === 'accepted' ? { scopesHeld: decision.scope } : {}
    const secretHint = credential?.secrets.find(isShown)?.hint
    const shown = kind === 'api_client' ? 'access_token' : 'service_api_key'
    deny(verification, {
      reason,
      credential,
      credentialId,
      shown,
      secretHint,
      scopesAsked,
      ...held,
      from,
      now,
    })
  }

  /** Answers a request about which nothing could be decided. */
  function fail(
    { request, response }: Verification,
    error: unknown,
    known: Omit<Known, 'reason'> = {},
  ): void {
    const { status, body, headers, reference } = failureOf(service, request, '/verify', error, known)
    if (!response.headersSent) answerFailure(response, status, reference, { body, headers })
  }

  /** Refuses a request. Only this and `fail` do. */
  function deny({ request, response }: Verification, known: Known): void {
    const answered = challenges[known.reason] ?? invalidToken
    const reference = refuse(service, request, { endpoint: '/verify', status: answered.status }, known)
    challenge(response, reference, answered)
  }
}

type Scopes = readonly string[]

/** What the caller is told. Everything that is wrong with a token or key is the same. */
const invalidToken = { status: 401, error: 'invalid_token' } as const
const challenges: Partial<Record<Known['reason'], Challenge>> = {
  no_credential: { status: 401, error: null },
  insufficient_scope: { status: 403, error: 'insufficient_scope' },
  forbidden_address: { status: 403, error: 'access_denied' },
  unknown_address: { status: 403, error: 'access_denied' },
}
