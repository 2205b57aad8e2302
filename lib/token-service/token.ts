import { endpoint } from './endpoint'
import { authenticateClient } from './steps/authenticate-client'
import { checkAddress } from './steps/check-address'
import { countAs } from './steps/count-as'
import { decideLifetime } from './steps/decide-lifetime'
import { decideScope } from './steps/decide-scope'
import { issueAccessToken } from './steps/issue-access-token'
import { readClient } from './steps/read-client'
import { readForm } from './steps/read-form'
import { requireGrant } from './steps/require-grant'

/** `POST /oauth/token`: an access token for client credentials (RFC 6749 section 4.4). */
export const token = endpoint([
  countAs('token'),
  readForm,
  readClient,
  requireGrant('client_credentials'),
  authenticateClient,
  checkAddress,
  decideLifetime,
  decideScope,
  issueAccessToken,
])
