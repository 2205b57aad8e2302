import type { ServerResponse } from 'node:http'
import { answerHeaders } from './answer-headers'
import { referenceHeader, type Reference } from './refuse'

// Written directly to Node's response, as lists of names and values: Fastify's reply would take a fifth of the time of a
// verification.
const common = Object.entries(answerHeaders).flat()

/** The credential whose request passes, and what it may do. */
interface Passed {
  credentialId: string
  clientId: string
  kind: string
  scope: string
  roles: string
}

/** 204: the request may pass. The gateway forwards the headers. */
export function answerPassed(
  response: ServerResponse,
  { credentialId, clientId, kind, scope, roles }: Passed,
): void {
  response
    .writeHead(204, [
      ...common,
      'x-auth-credential-id',
      credentialId,
      // Empty rather than missing: otherwise a gateway could forward the caller's own header.
      'x-auth-client-id',
      clientId,
      'x-auth-kind',
      kind,
      'x-auth-scope',
      scope,
      'x-auth-roles',
      roles,
    ])
    .end()
}

/** What an answer tells about a refusal (RFC 6750 section 3.1); no error if there was no credential. */
export interface Challenge {
  status: 401 | 403
  error: 'invalid_token' | 'insufficient_scope' | 'access_denied' | null
}

/** 401 or 403, with the challenge of RFC 6750 section 3. */
export function challenge(
  response: ServerResponse,
  reference: Reference,
  { status, error }: Challenge,
): void {
  const value = error ? `Bearer realm="keyturn", error="${error}"` : 'Bearer realm="keyturn"'
  const headers = [...common, referenceHeader, reference, 'content-length', '0', 'www-authenticate', value]
  response.writeHead(status, headers).end()
}

/** An answer like those of the other machine paths, when no decision was possible. */
export function answerFailure(
  response: ServerResponse,
  status: 500 | 503,
  reference: Reference,
  { body, headers }: { body: { error: string }; headers: Record<string, string> },
): void {
  const text = JSON.stringify(body)
  const type = 'application/json; charset=utf-8'
  const own = [referenceHeader, reference, 'content-type', type, 'content-length', String(text.length)]
  response.writeHead(status, [...common, ...Object.entries(headers).flat(), ...own]).end(text)
}
