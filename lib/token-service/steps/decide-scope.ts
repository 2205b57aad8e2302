import { grantedScope } from '@/lib/domain/permission'
import { OAuthError } from '../errors'
import type { Admitted } from './check-address'
import { countUse, type Countable } from './count-use'
import type { Form } from './read-form'

export interface Scope {
  /** The scope of the token; empty if the client has no permissions. */
  scope: readonly string[]
}

/** Decides the scope of the token: the requested one, or everything that the client may do (RFC 6749 section 3.3). */
export function decideScope(known: Countable & Form & Admitted): Scope {
  const { form, client } = known
  const scope = grantedScope(form.get('scope'), client.credential.scope)
  if (scope) return { scope }
  countUse(known, client.credential, 'invalid_scope')
  throw new OAuthError(
    'invalid_scope',
    'scope_not_held',
    'The client does not have permission for this scope.',
  )
}
