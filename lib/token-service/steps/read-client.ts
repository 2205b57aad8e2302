import type { Asked } from '../endpoint'
import { invalidClient, OAuthError } from '../errors'
import { headerLines } from '../header-lines'
import type { Form } from './read-form'

/** What a client presented to prove its identity. */
export interface PresentedClient {
  clientId: string
  clientSecret: string
  usedBasic: boolean
}

export interface Presented {
  presented: PresentedClient
}

/**
 * Reads `client_secret_basic` or `client_secret_post`, but not both (RFC 6749 section 2.3.1). An equal `client_id` in the
 * body is allowed with Basic.
 */
export function readClient({ request, form }: Asked & Form): Presented {
  const [authorization, another] = headerLines(request.raw).authorization
  if (another !== undefined) {
    const description = 'The Authorization header occurs more than once.'
    throw new OAuthError('invalid_request', 'authorization_repeated', description)
  }
  const id = form.get('client_id')
  const secret = form.get('client_secret')
  const basic = authorization === undefined ? null : readBasic(authorization)
  if (basic) {
    if (secret !== undefined || (id !== undefined && id !== basic.clientId)) {
      const description = 'The client uses more than one authentication method.'
      throw new OAuthError('invalid_request', 'two_authentications', description)
    }
    return { presented: basic }
  }
  if (id === undefined || secret === undefined) {
    throw invalidClient('no_authentication', authorization !== undefined)
  }
  return { presented: { clientId: id, clientSecret: secret, usedBasic: false } }
}

function readBasic(authorization: string): PresentedClient | null {
  const [, scheme, encoded] = /^(\S+) +(\S+) *$/.exec(authorization) ?? []
  if (scheme?.toLowerCase() !== 'basic' || encoded === undefined) return null
  const pair = decodeBase64(encoded)
  const colon = pair?.indexOf(':') ?? -1
  if (pair === null || colon < 0) {
    const description = 'The Authorization header is not well-formed Basic authentication.'
    throw new OAuthError('invalid_request', 'basic_malformed', description)
  }
  return {
    clientId: decodeFormValue(pair.slice(0, colon)),
    clientSecret: decodeFormValue(pair.slice(colon + 1)),
    usedBasic: true,
  }
}

function decodeBase64(text: string): string | null {
  const bytes = Buffer.from(text, 'base64')
  // Buffer skips characters that are not base64. If the text was base64, encoding it again gives the same text.
  return bytes.toString('base64').replace(/=+$/, '') === text.replace(/=+$/, '') ? bytes.toString() : null
}

/** ID and secret are form-urlencoded before base64. Ours need no escapes, so invalid escapes are taken literally. */
function decodeFormValue(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
