import type { MachineRefusalReason } from '@/lib/domain/machine-refusal'
import type { Known } from './refuse'

/** The error codes of RFC 6749 sections 5.2 and 4.1.2.1, and one of RFC 6750 section 3.1. */
type Code =
  | 'invalid_request'
  | 'invalid_client'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  | 'insufficient_scope'
  | 'temporarily_unavailable'

/** What a step knows about a request that it refuses, besides the results of earlier steps. */
type About = Pick<Known, 'credential' | 'secretHint' | 'scopesAsked' | 'from' | 'now'>

interface Details {
  /** 400 by default. */
  status?: number
  headers?: Record<string, string>
  about?: About
}

/**
 * A refusal, as defined in RFC 6749 section 5.2. The description is public, and never reveals whether the ID or the secret
 * was wrong. The reason, and what the refusal is about, are only for administrators.
 */
export class OAuthError extends Error {
  readonly status: number
  readonly headers: Record<string, string>
  readonly about: About

  constructor(
    readonly code: Code,
    readonly reason: MachineRefusalReason,
    readonly description: string,
    { status = 400, headers = {}, about = {} }: Details = {},
  ) {
    super(description)
    this.status = status
    this.headers = headers
    this.about = about
  }

  /** The body of the answer. */
  toBody() {
    return { error: this.code, error_description: this.description }
  }
}

/**
 * The same answer for everything that can be wrong with a client. It includes the challenge if the client used the
 * Authorization header.
 */
export function invalidClient(
  reason: MachineRefusalReason,
  usedHeader: boolean,
  about: About = {},
): OAuthError {
  const headers: Record<string, string> = usedHeader
    ? { 'www-authenticate': 'Basic realm="keyturn", charset="UTF-8"' }
    : {}
  const details = { status: 401, headers, about }
  return new OAuthError('invalid_client', reason, 'Client authentication failed.', details)
}

/** A correct secret always passes. Only further failures of the same client from the same address have to wait. */
export function tooManyFailures(
  reason: MachineRefusalReason,
  seconds: number,
  about: About = {},
): OAuthError {
  const headers = { 'retry-after': String(seconds) }
  return new OAuthError('invalid_client', reason, 'Too many failed attempts. Try again later.', {
    status: 429,
    headers,
    about,
  })
}
