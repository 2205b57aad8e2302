import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { decideToken, type TokenDecision } from '@/lib/domain/access-token'
import { grantedScope } from '@/lib/domain/permission'
import { equalHashes, hashSecret } from '@/lib/domain/secret'
import { tokenRequestUse } from '@/lib/domain/usage'
import { invalidClient, readClient } from './client-authentication'
import { headerLines } from './header-lines'
import { OAuthError } from './oauth-error'
import { readForm } from './read-form'
import type { TokenService } from './context'

/** `POST /oauth/token`: an access token for client credentials (RFC 6749 section 4.4). */
export function tokenEndpoint(service: TokenService) {
  return async (request: FastifyRequest) => {
    const form = readForm(request.body)
    const presented = readClient(headerLines(request.raw, 'authorization'), form)
    requireGrant(form)
    const from = service.sourceAddress(request.raw)
    const now = service.clock()
    const credential = await service.directory.find(presented.clientId)
    // Hashed for an unknown client too, so that both take as long.
    const hash = hashSecret(service.secretHashKey, presented.clientSecret)
    const decision: TokenDecision = credential
      ? decideToken(credential, {
          matches: (secret) => equalHashes(secret.hash, hash),
          from,
          longestLifetime: service.lifetime,
          now,
        })
      : { kind: 'refused', reason: 'wrong_secret' }
    const scope = credential ? grantedScope(form.get('scope'), credential.scope) : null
    // What strangers try under made-up names is not kept.
    if (credential)
      service.used(tokenRequestUse(credential, decision, { scopeGranted: scope !== null, from }), now)
    if (!credential || decision.kind === 'refused') {
      const wait = await service.throttle.fail(`${presented.clientId.slice(0, 64)} ${from}`)
      if (wait > 0) throw tooManyFailures(wait)
      throw invalidClient(presented.usedBasic)
    }
    if (decision.kind !== 'accepted') {
      // What cannot be read is a gateway's mistake and no sign of a leak.
      if (decision.kind === 'forbidden_address')
        service.leaked({ credentialId: credential.id, from, at: now })
      throw new OAuthError('unauthorized_client', 'The client may not be used from this address.')
    }
    if (!scope) throw new OAuthError('invalid_scope', 'The client may not have this scope.')
    const issuedAt = Math.floor(now.getTime() / 1000)
    const { lifetime, secret } = decision
    const token = service.tokens.sign({
      iss: service.issuer,
      sub: credential.id,
      client_id: presented.clientId,
      aud: service.audience,
      iat: issuedAt,
      exp: issuedAt + lifetime,
      jti: randomUUID(),
      // A client without any permission gets a token without a scope.
      ...(scope.length > 0 && { scope: scope.join(' ') }),
      roles: [...credential.roles],
      kt_epoch: credential.tokenEpoch,
      kt_secret: secret.id,
    })
    service.redeemed({ credentialId: credential.id, secretId: secret.id, at: now, from })
    const answer = { access_token: token, token_type: 'Bearer', expires_in: lifetime }
    return scope.length > 0 ? { ...answer, scope: scope.join(' ') } : answer
  }
}

function requireGrant(form: ReadonlyMap<string, string>): void {
  const grant = form.get('grant_type')
  if (grant === undefined) throw new OAuthError('invalid_request', 'The parameter grant_type is missing.')
  if (grant !== 'client_credentials') {
    throw new OAuthError('unsupported_grant_type', 'The only grant is client_credentials.')
  }
}

/** A right secret always passes: only further failures of the same client from the same address are told to wait. */
function tooManyFailures(seconds: number): OAuthError {
  return new OAuthError('invalid_client', 'Too many failures. Try again later.', 429, {
    'retry-after': String(seconds),
  })
}
