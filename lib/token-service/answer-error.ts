import type { IncomingMessage } from 'node:http'
import type { FastifyReply } from 'fastify'
import type { TokenService } from './context'
import type { Asked, Serving } from './endpoint'
import { OAuthError } from './errors'
import { DirectoryUnavailable } from './look-ups'
import { referenceHeader, refuse, type Known, type Reference } from './refuse'
import type { Authenticated } from './steps/authenticate-client'
import type { Presented } from './steps/read-client'
import type { Form } from './steps/read-form'

/** What the steps of an endpoint may have found out before one of them refused. */
type Found = Serving & Asked & Partial<Form & Presented & Authenticated>

interface Unanswered {
  error: unknown
  reply: FastifyReply
  /** The path of the endpoint. */
  endpoint: string
}

/** The only way in which the endpoints of forms refuse: with a reference, under which all that was found out is kept. */
export function answerError(found: Found, { error, reply, endpoint }: Unanswered) {
  const { service, request } = found
  const known = knownFrom(found)
  const refusal = error instanceof OAuthError ? error : unreadable(error)
  if (!refusal) {
    const failure = failureOf(service, request.raw, endpoint, error, known)
    const { status, headers, body, reference } = failure
    return reply.code(status).headers(headers).header(referenceHeader, reference).send(body)
  }
  const { status, reason, headers } = refusal
  const all = { ...known, ...refusal.about, reason }
  const scopesHeld = all.scopesAsked && all.credential?.scope
  const reference = refuse(service, request.raw, { endpoint, status }, { ...all, scopesHeld })
  return reply.code(status).headers(headers).header(referenceHeader, reference).send(refusal.toBody())
}

/** What is known of the client, and what it asked for. */
function knownFrom({ form, presented, proven, from, now }: Found): Omit<Known, 'reason'> {
  return {
    from,
    now,
    credential: proven?.credential,
    clientId: presented?.clientId ?? form?.get('client_id'),
    shown: presented && 'client_secret',
    secretHint: proven?.secret.hint,
    scopesAsked: form?.get('scope')?.split(' ').filter(Boolean),
  }
}

/** Fastify's error for a body that it cannot read. */
function unreadable(error: unknown): OAuthError | null {
  const { statusCode = 500 } = error as { statusCode?: number }
  if (statusCode >= 500) return null
  const description = 'The request cannot be read.'
  return statusCode === 413
    ? new OAuthError('invalid_request', 'body_too_large', description, { status: 413 })
    : new OAuthError('invalid_request', 'body_unreadable', description)
}

/** The answer to a request about which nothing could be decided. Records why: credentials cannot be read now, or a bug. */
export function failureOf(
  service: TokenService,
  request: IncomingMessage,
  endpoint: string,
  error: unknown,
  known: Omit<Known, 'reason'> = {},
): { status: 500 | 503; headers: Record<string, string>; body: { error: string }; reference: Reference } {
  if (error instanceof DirectoryUnavailable) {
    const status = 503
    const reference = refuse(service, request, { endpoint, status }, { ...known, reason: 'unavailable' })
    service.unavailable(error)
    const headers = { 'retry-after': '1' }
    return { status, headers, body: { error: 'temporarily_unavailable' }, reference }
  }
  const status = 500
  const reference = refuse(service, request, { endpoint, status }, { ...known, reason: 'failed' })
  service.failed(error, reference)
  return { status, headers: {}, body: { error: 'server_error' }, reference }
}
