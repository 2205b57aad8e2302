import type { Answered } from '../endpoint'
import { OAuthError } from '../errors'
import type { Admitted } from './check-address'
import { countUse, type Countable } from './count-use'
import type { Named } from './read-token'

/**
 * Revokes the token if it belongs to the client. What is no token of ours, has expired (whoever it was issued to) or is a
 * service API key needs no revocation, and gets the same answer (RFC 7009 section 2.2). A token of another client that has not
 * expired is refused, whether it still passes or not: telling that needs the permission to introspect.
 */
export async function revokeToken(known: Countable & Admitted & Named): Promise<Answered> {
  const { service, client, token, now } = known
  const { credential } = client
  if (token.kind === 'access_token' && token.claims.exp * 1000 > now.getTime()) {
    const { sub, jti, exp } = token.claims
    if (sub !== credential.id) {
      countUse(known, credential, 'foreign_token')
      throw new OAuthError('unauthorized_client', 'foreign_token', 'The token was issued to another client.')
    }
    await service.revoke({ id: jti, credentialId: sub, expiresAt: new Date(exp * 1000) })
  }
  countUse(known, credential, 'allowed')
  return { answer: {} }
}
