import type { IncomingMessage } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  decideVerification,
  type AccessTokenClaims,
  type KnownCredential,
  type VerificationDecision,
} from '@/lib/domain/access-token'
import { hashSecret, isWellFormedServiceApiKey } from '@/lib/domain/secret'
import { decideServiceApiKey } from '@/lib/domain/service-api-key'
import { verificationUse } from '@/lib/domain/usage'
import { answerHeaders } from './answer-headers'
import type { TokenService } from './context'
import { headerLines } from './header-lines'
import { requiredScopes } from './required-scopes'

/** Whose token or key was shown, as far as it tells by itself. */
interface Shown {
  credentialId: string
  /** Empty for a service API key. */
  clientId: string
  kind: 'api_client' | 'service_api_key'
  roles: readonly string[]
}

/**
 * `/verify`: tells a gateway whether a request may pass (nginx `auth_request`, Traefik ForwardAuth, Caddy
 * `forward_auth`, Envoy ext_authz). 204, or 401 and 403 with the challenge of RFC 6750 section 3.
 */
export function verifyEndpoint(service: TokenService) {
  return (request: FastifyRequest, reply: FastifyReply): void | Promise<void> => {
    const shown = readShown(request.raw)
    if (shown === null) return challenge(reply, 401)
    if (shown === 'several') return challenge(reply, 401, 'invalid_token')
    const text = 'key' in shown ? shown.key : shown.bearer
    if (isWellFormedServiceApiKey(text)) return verifyKey(request, reply, text)
    // Only a key may come as one.
    if ('key' in shown) return challenge(reply, 401, 'invalid_token')
    return verifyToken(request, reply, text)
  }

  function verifyToken(request: FastifyRequest, reply: FastifyReply, token: string): void | Promise<void> {
    const claims = service.tokens.read(token)
    if (!claims) return challenge(reply, 401, 'invalid_token')
    // Waiting for a promise costs more than the look-up that it would answer.
    const known = service.directory.recall(claims.client_id)
    if (known) return decideToken(request, reply, claims, known)
    return service.directory
      .find(claims.client_id)
      .then((found) => decideToken(request, reply, claims, found))
  }

  function decideToken(
    request: FastifyRequest,
    reply: FastifyReply,
    claims: AccessTokenClaims,
    credential: KnownCredential | null,
  ): void {
    const from = service.sourceAddress(request.raw)
    const now = service.clock()
    const { sub: credentialId, client_id: clientId, roles } = claims
    const decision = decideVerification(claims, credential, from, now)
    answer(request, reply, { credentialId, clientId, kind: 'api_client', roles }, { decision, from, now })
  }

  function verifyKey(request: FastifyRequest, reply: FastifyReply, key: string): void | Promise<void> {
    const hash = hashSecret(service.secretHashKey, key)
    const known = service.directory.recallKey(hash)
    if (known) return decideKey(request, reply, known)
    return service.directory.findKey(hash).then((found) => decideKey(request, reply, found))
  }

  function decideKey(request: FastifyRequest, reply: FastifyReply, key: KnownCredential | null): void {
    if (!key) return challenge(reply, 401, 'invalid_token')
    const from = service.sourceAddress(request.raw)
    const now = service.clock()
    const shown = { credentialId: key.id, clientId: '', kind: 'service_api_key', roles: key.roles } as const
    const decision = decideServiceApiKey(key, from, now)
    const allowed = answer(request, reply, shown, { decision, from, now })
    const [secret] = key.secrets
    if (allowed && secret) service.redeemed({ credentialId: key.id, secretId: secret.id, at: now, from })
    if (decision.kind === 'forbidden_address') service.leaked({ credentialId: key.id, from, at: now })
  }

  /** Counts the use and answers it; true when it may pass. */
  function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: Shown,
    { decision, from, now }: { decision: VerificationDecision; from: string; now: Date },
  ): boolean {
    const use = verificationUse(shown, decision, { required: requiredScopes(request.raw), from })
    service.used(use, now)
    if (decision.kind !== 'accepted' || use.outcome !== 'allowed') {
      if (use.outcome === 'forbidden_address' || use.outcome === 'unknown_address')
        challenge(reply, 403, 'access_denied')
      else if (use.outcome === 'insufficient_scope') challenge(reply, 403, 'insufficient_scope')
      else challenge(reply, 401, 'invalid_token')
      return false
    }
    // Past Fastify's own answer, which takes a fifth of the time of this whole request.
    reply.hijack()
    reply.raw
      .writeHead(204, {
        ...answerHeaders,
        'x-auth-credential-id': shown.credentialId,
        // Empty rather than absent, or a gateway could let the caller's own pass.
        'x-auth-client-id': shown.clientId,
        'x-auth-kind': shown.kind,
        'x-auth-scope': decision.scope.join(' '),
        'x-auth-roles': use.roles,
      })
      .end()
    return true
  }
}

/**
 * The one token or key that the request carries: as bearer, or a key as `X-API-Key`; null when it carries none, and `several`
 * for more than one, of which a gateway could not know which one passed.
 */
function readShown(request: IncomingMessage): { bearer: string } | { key: string } | 'several' | null {
  const authorizations = headerLines(request, 'authorization')
  const keys = headerLines(request, 'x-api-key')
  if (authorizations.length + keys.length > 1) return 'several'
  const [key] = keys
  if (key !== undefined) return { key }
  const bearer = /^bearer +(\S+)$/i.exec(authorizations[0] ?? '')?.[1]
  return bearer === undefined ? null : { bearer }
}

function challenge(
  reply: FastifyReply,
  status: 401 | 403,
  error?: 'invalid_token' | 'insufficient_scope' | 'access_denied',
): void {
  const header = error ? `Bearer realm="keyturn", error="${error}"` : 'Bearer realm="keyturn"'
  void reply.code(status).header('www-authenticate', header).send()
}
