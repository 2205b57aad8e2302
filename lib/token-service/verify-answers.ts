import type { ServerResponse } from 'node:http'
import { answerHeaders } from './answer-headers'

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

/** 401 or 403, with the challenge of RFC 6750 section 3. */
export function challenge(
  response: ServerResponse,
  status: 401 | 403,
  error?: 'invalid_token' | 'insufficient_scope' | 'access_denied',
): void {
  const value = error ? `Bearer realm="keyturn", error="${error}"` : 'Bearer realm="keyturn"'
  response.writeHead(status, [...common, 'content-length', '0', 'www-authenticate', value]).end()
}

/** An answer like those of the other machine paths, when no decision was possible. */
export function answerFailure(
  response: ServerResponse,
  status: 500 | 503,
  error: string,
  headers: readonly string[] = [],
): void {
  const body = JSON.stringify({ error })
  const type = 'application/json; charset=utf-8'
  response
    .writeHead(status, [...common, ...headers, 'content-type', type, 'content-length', String(body.length)])
    .end(body)
}
