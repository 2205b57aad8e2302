import { OAuthError } from '../errors'
import type { Admitted } from './check-address'
import { countUse, type Countable } from './count-use'

/** Requires that the client holds a permission at this moment. */
export const requirePermission =
  (permission: string) =>
  (known: Countable & Admitted): void => {
    const { credential } = known.client
    if (credential.scope.includes(permission)) return
    countUse(known, credential, 'insufficient_scope')
    throw new OAuthError(
      'insufficient_scope',
      'permission_missing',
      `The client does not have the permission ${permission}.`,
      { status: 403, about: { scopesAsked: [permission] } },
    )
  }
