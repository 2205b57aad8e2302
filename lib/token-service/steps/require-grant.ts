import { OAuthError } from '../errors'
import type { Form } from './read-form'

/** Requires the single grant type that the endpoint supports (RFC 6749 section 4). */
export const requireGrant =
  (only: string) =>
  ({ form }: Form): void => {
    const grant = form.get('grant_type')
    if (grant === undefined) {
      throw new OAuthError('invalid_request', 'grant_missing', 'The parameter grant_type is missing.')
    }
    if (grant !== only) {
      throw new OAuthError(
        'unsupported_grant_type',
        'grant_unsupported',
        `The only supported grant type is ${only}.`,
      )
    }
  }
