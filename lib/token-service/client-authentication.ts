import { OAuthError } from './oauth-error'

/** What a client presented to prove who it is. */
export interface PresentedClient {
  clientId: string
  clientSecret: string
  usedBasic: boolean
}

/**
 * Reads `client_secret_basic` or `client_secret_post`, exactly one of them (RFC 6749 section 2.3.1).
 * An equal `client_id` in the body beside Basic does no harm. `authorizations` are all lines of that header.
 */
export function readClient(
  authorizations: readonly string[],
  form: ReadonlyMap<string, string>,
): PresentedClient {
  const [authorization, another] = authorizations
  if (another !== undefined) {
    throw new OAuthError('invalid_request', 'The Authorization header is given twice.')
  }
  const id = form.get('client_id')
  const secret = form.get('client_secret')
  const basic = authorization === undefined ? null : readBasic(authorization)
  if (basic) {
    if (secret !== undefined || (id !== undefined && id !== basic.clientId)) {
      throw new OAuthError('invalid_request', 'The client authenticates in two ways at once.')
    }
    return basic
  }
  if (id === undefined || secret === undefined) throw invalidClient(authorization !== undefined)
  return { clientId: id, clientSecret: secret, usedBasic: false }
}

/** The same answer for whatever is wrong with a client. The challenge goes to who used the header. */
export function invalidClient(usedHeader: boolean): OAuthError {
  const headers = usedHeader ? { 'www-authenticate': 'Basic realm="keyturn", charset="UTF-8"' } : undefined
  return new OAuthError('invalid_client', 'Client authentication failed.', 401, headers)
}

function readBasic(authorization: string): PresentedClient | null {
  const [, scheme, encoded] = /^(\S+) +(\S+) *$/.exec(authorization) ?? []
  if (scheme?.toLowerCase() !== 'basic' || encoded === undefined) return null
  const pair = decodeBase64(encoded)
  const colon = pair?.indexOf(':') ?? -1
  if (pair === null || colon < 0) {
    throw new OAuthError(
      'invalid_request',
      'The Authorization header is not well-formed Basic authentication.',
    )
  }
  return {
    clientId: decodeFormValue(pair.slice(0, colon)),
    clientSecret: decodeFormValue(pair.slice(colon + 1)),
    usedBasic: true,
  }
}

function decodeBase64(text: string): string | null {
  const bytes = Buffer.from(text, 'base64')
  // Buffer passes over what is not base64; only what encodes to the same text was.
  return bytes.toString('base64').replace(/=+$/, '') === text.replace(/=+$/, '') ? bytes.toString() : null
}

/** ID and secret are form-urlencoded before base64. Ours need no escapes, so text that is none stands for itself. */
function decodeFormValue(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
