import { endpoint } from './endpoint'
import { authenticateClient } from './steps/authenticate-client'
import { checkAddress } from './steps/check-address'
import { countAs } from './steps/count-as'
import { noteSecret } from './steps/note-secret'
import { readClient } from './steps/read-client'
import { readForm } from './steps/read-form'
import { readToken } from './steps/read-token'
import { revokeToken } from './steps/revoke-token'

/** `POST /oauth/revoke`: ends one token of the client that calls it (RFC 7009). */
export const revoke = endpoint([
  countAs('revoke'),
  readForm,
  readClient,
  authenticateClient,
  checkAddress,
  noteSecret,
  readToken,
  revokeToken,
])
