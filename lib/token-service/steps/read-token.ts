import type { AccessTokenClaims } from '@/lib/domain/access-token'
import { hashSecret, isWellFormedServiceApiKey } from '@/lib/domain/secret'
import type { Serving } from '../endpoint'
import { OAuthError } from '../errors'
import type { Form } from './read-form'

/** The token that a request is about, as far as the text itself tells. */
export type NamedToken =
  | { kind: 'access_token'; claims: AccessTokenClaims }
  | { kind: 'service_api_key'; hash: Buffer }
  /** Anything else, including tokens that somebody else signed. */
  | { kind: 'unknown' }

export interface Named {
  token: NamedToken
}

/** Reads the parameter `token`. `token_type_hint` is not needed, because the forms of tokens and keys differ. */
export function readToken({ service, form }: Serving & Form): Named {
  const text = form.get('token')
  if (text === undefined) {
    throw new OAuthError('invalid_request', 'token_missing', 'The parameter token is missing.')
  }
  if (isWellFormedServiceApiKey(text))
    return { token: { kind: 'service_api_key', hash: hashSecret(service.secretHashKey, text) } }
  const claims = service.tokens.read(text)
  return { token: claims ? { kind: 'access_token', claims } : { kind: 'unknown' } }
}
