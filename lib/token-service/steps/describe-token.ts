import { decideTokenState, endOfToken, type AccessTokenClaims } from '@/lib/domain/access-token'
import { lastSecond, type KnownSecret } from '@/lib/domain/known-credential'
import { equalHashes } from '@/lib/domain/secret'
import { decideServiceApiKeyState } from '@/lib/domain/service-api-key'
import type { TokenService } from '../context'
import type { Answered } from '../endpoint'
import { findHolder } from '../token-holder'
import type { Admitted } from './check-address'
import { countUse, type Countable } from './count-use'
import type { Named, NamedToken } from './read-token'

/**
 * Describes an active token or key (RFC 7662 section 2.2). The answer for everything else does not say why. An API that asks
 * about it has been called with it, so it counts as a use of the secret.
 */
export async function describeToken(known: Countable & Admitted & Named): Promise<Answered> {
  const { service, client, token } = known
  const description = await describe(service, token)
  countUse(known, client.credential, 'allowed')
  return { answer: description ? { active: true, ...description } : { active: false } }
}

async function describe(service: TokenService, token: NamedToken): Promise<object | null> {
  switch (token.kind) {
    case 'access_token':
      return describeAccessToken(service, token.claims)
    case 'service_api_key':
      return describeKey(service, token.hash)
    case 'unknown':
      return null
    default:
      return token satisfies never
  }
}

async function describeAccessToken(service: TokenService, claims: AccessTokenClaims): Promise<object | null> {
  const holder = await findHolder(service.directory, claims)
  const now = service.clock()
  const state = decideTokenState(claims, holder, now)
  if (!holder || state.kind === 'refused') return null
  service.tokenUsed(claims, null, now)
  const { iss, sub, client_id, aud, iat, jti } = claims
  return { ...common(state), iss, sub, client_id, aud, iat, exp: endOfToken(claims, holder), jti }
}

/** A key has no client and no token ID, and always expires. */
async function describeKey(service: TokenService, hash: Buffer): Promise<object | null> {
  const key = await service.directory.findKey(hash)
  if (!key) return null
  const matches = (secret: KnownSecret) => equalHashes(secret.hash, hash)
  const now = service.clock()
  const state = decideServiceApiKeyState(key, { matches, now })
  if (state.kind === 'refused') return null
  service.secretUsed({ credentialId: key.id, secretId: state.secret.id, at: now, from: null, redeems: false })
  const { issuer: iss, audience: aud } = service
  return { ...common(state), iss, sub: key.id, aud, exp: lastSecond(key, state.secret) }
}

/** What tokens and keys have in common: what they may do at this moment, and that they are sent as bearer tokens. */
function common({ scope, roles }: { scope: readonly string[]; roles: readonly string[] }) {
  return { ...(scope.length > 0 && { scope: scope.join(' ') }), roles, token_type: 'Bearer' }
}
