import { grantedScope } from '@/lib/domain/permission'
import { OAuthError } from '../errors'
import type { Admitted } from './check-address'
import { countUse, type Countable } from './count-use'
import type { Form } from './read-form'

export interface Scope {
  /** What the token may do; empty when the client has no permission at all. */
  scope: readonly string[]
}

/** Decides what the token may do: what was asked, or all that the client may do (RFC 6749 section 3.3). */
export function decideScope(known: Countable & Form & Admitted): Scope {
  const { form, client } = known
  const scope = grantedScope(form.get('scope'), client.credential.scope)
  if (scope) return { scope }
  countUse(known, client.credential, 'invalid_scope')
  throw new OAuthError('invalid_scope', 'scope_not_held', 'The client may not have this scope.')
}
