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
import type { TokenService } from './context'
import { headerLines, type HeaderLines } from './header-lines'
import { requiredScopes } from './required-scopes'
import { findHolder, recallHolder } from './token-holder'
import { answerPassed, challenge } from './verify-answers'

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

/**
 * `/verify` tells a gateway whether a request may pass (nginx `auth_request`, Traefik ForwardAuth, Caddy `forward_auth`,
 * Envoy ext_authz). The answer is 204, or 401 or 403 with the challenge of RFC 6750 section 3.
 *
 * It is not a list of steps, because every request through a gateway waits for it, and steps that may be promises would cost
 * more than the decision.
 */
export function verifyEndpoint(service: TokenService) {
  return (request: IncomingMessage, response: ServerResponse): void | Promise<void> => {
    const lines = headerLines(request)
    const shown = readShown(lines)
    if (shown === null) return challenge(response, 401)
    if (shown === 'several') return challenge(response, 401, 'invalid_token')
    const { text } = shown
    if (isWellFormedServiceApiKey(text)) return verifyKey({ request, response, lines }, text)
    return verifyToken({ request, response, lines }, text)
  }

  function verifyToken(verification: Verification, token: string): void | Promise<void> {
    const claims = service.tokens.read(token)
    if (!claims) return challenge(verification.response, 401, 'invalid_token')
    // Read before anything is awaited: a connection that has ended has no address any more.
    const from = service.sourceAddress(verification.request)
    // Awaiting a promise costs more than this look-up.
    const known = recallHolder(service.directory, claims)
    if (known) return answerToken(verification, claims, known, from)
    return findHolder(service.directory, claims).then((found) =>
      answerToken(verification, claims, found, from),
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
    answer(verification, { credentialId, clientId, kind: 'api_client', roles }, { decision, from, now })
  }

  function verifyKey(verification: Verification, key: string): void | Promise<void> {
    const hash = hashSecret(service.secretHashKey, key)
    const from = service.sourceAddress(verification.request)
    const known = service.directory.recallKey(hash)
    if (known) return answerKey(verification, hash, known, from)
    return service.directory.findKey(hash).then((found) => answerKey(verification, hash, found, from))
  }

  function answerKey(
    verification: Verification,
    hash: Buffer,
    key: KnownCredential | null,
    from: string,
  ): void {
    if (!key) return challenge(verification.response, 401, 'invalid_token')
    const now = service.clock()
    const matches = (secret: KnownSecret) => equalHashes(secret.hash, hash)
    const decision = decideServiceApiKey(key, { matches, from, now })
    const shown = { credentialId: key.id, clientId: '', kind: 'service_api_key', roles: key.roles } as const
    const allowed = answer(verification, shown, { decision, from, now })
    if (allowed && decision.kind === 'accepted')
      service.redeemed({ credentialId: key.id, secretId: decision.secret.id, at: now, from })
    if (decision.kind === 'forbidden_address') service.leaked({ credentialId: key.id, from, at: now })
  }

  /** Counts the use and answers it. Returns true if it may pass. */
  function answer(
    { request, response, lines }: Verification,
    shown: Shown,
    { decision, from, now }: { decision: VerificationDecision; from: string; now: Date },
  ): boolean {
    const required = requiredScopes(lines.requiredScope, request.url ?? '')
    const use = verificationUse(shown, decision, { required, from })
    service.used(use, now)
    if (decision.kind === 'accepted' && use.outcome === 'allowed') {
      answerPassed(response, { ...shown, scope: decision.scope.join(' '), roles: use.roles })
      return true
    }
    if (use.outcome === 'forbidden_address' || use.outcome === 'unknown_address')
      challenge(response, 403, 'access_denied')
    else if (use.outcome === 'insufficient_scope') challenge(response, 403, 'insufficient_scope')
    else challenge(response, 401, 'invalid_token')
    return false
  }
}

/** An Authorization with a bearer token, whole or in a list of several that a proxy has joined. */
const bearerPattern = /(?:^|,)\s*bearer(?![\w!#$%&'*+.^`|~-])/i

/**
 * The single token or key in the request, as bearer or as `X-API-Key`. Null if there is none, and `several` for more than one,
 * because a gateway could not know which of them passed. Some programs use Authorization for something else: beside
 * `X-API-Key` it counts only with a bearer token.
 */
function readShown({ authorization, apiKey }: HeaderLines): { text: string } | 'several' | null {
  if (authorization.length > 1 || apiKey.length > 1) return 'several'
  const [other = ''] = authorization
  const [key] = apiKey
  if (key !== undefined) return bearerPattern.test(other) ? 'several' : { text: key }
  const bearer = /^bearer +(\S+)$/i.exec(other)?.[1]
  return bearer === undefined ? null : { text: bearer }
}
