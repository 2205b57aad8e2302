import { randomUUID } from 'node:crypto'
import type { Answered } from '../endpoint'
import type { Admitted } from './check-address'
import { countUse, type Countable } from './count-use'
import type { Lifetime } from './decide-lifetime'
import type { Scope } from './decide-scope'
import type { Presented } from './read-client'

/** Signs the access token (RFC 9068) and answers with it (RFC 6749 section 5.1). */
export function issueAccessToken(known: Countable & Presented & Admitted & Lifetime & Scope): Answered {
  const { service, presented, client, from, now, lifetime } = known
  const { credential, secret } = client
  // A client without permissions gets a token without a scope.
  const scope = known.scope.length > 0 ? { scope: known.scope.join(' ') } : {}
  const issuedAt = Math.floor(now.getTime() / 1000)
  const token = service.tokens.sign({
    iss: service.issuer,
    sub: credential.id,
    client_id: presented.clientId,
    aud: service.audience,
    iat: issuedAt,
    exp: issuedAt + lifetime,
    jti: randomUUID(),
    ...scope,
    roles: [...credential.roles],
    kt_epoch: credential.tokenEpoch,
    kt_secret: secret.id,
  })
  countUse(known, credential, 'allowed')
  service.secretUsed({ credentialId: credential.id, secretId: secret.id, at: now, from, redeems: true })
  return { answer: { access_token: token, token_type: 'Bearer', expires_in: lifetime, ...scope } }
}
