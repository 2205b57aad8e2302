import { introspectionApi } from '@/lib/domain/catalogue'
import { endpoint } from './endpoint'
import { authenticateClient } from './steps/authenticate-client'
import { checkAddress } from './steps/check-address'
import { countAs } from './steps/count-as'
import { describeToken } from './steps/describe-token'
import { noteSecret } from './steps/note-secret'
import { readClient } from './steps/read-client'
import { readForm } from './steps/read-form'
import { readToken } from './steps/read-token'
import { requirePermission } from './steps/require-permission'

const permission = `${introspectionApi}:read` as const

/** `POST /oauth/introspect`: whether a token or key is active, and what it may do (RFC 7662). */
export const introspect = endpoint([
  countAs(permission),
  readForm,
  readClient,
  authenticateClient,
  checkAddress,
  noteSecret,
  requirePermission(permission),
  readToken,
  describeToken,
])
