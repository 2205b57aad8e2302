import type { RefusalReason } from '@/lib/domain/known-credential'
import type { AddressRefusal } from '@/lib/domain/network-restriction'

/** The error codes of RFC 6749 section 5.2, and one of RFC 6750 section 3.1. */
type Code =
  | 'invalid_request'
  | 'invalid_client'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  | 'insufficient_scope'

/** Why a request was refused. A closed list, so that it can never contain anything that a caller sent. */
export type ErrorReason =
  | RefusalReason
  | AddressRefusal
  | 'body_unreadable'
  | 'body_too_large'
  | 'body_not_a_form'
  | 'parameter_repeated'
  | 'authorization_repeated'
  | 'basic_malformed'
  | 'two_authentications'
  | 'no_authentication'
  | 'unknown_client'
  | 'grant_missing'
  | 'grant_unsupported'
  | 'scope_not_held'
  | 'permission_missing'
  | 'token_missing'
  | 'foreign_token'

interface Details {
  /** 400 by default. */
  status?: number
  headers?: Record<string, string>
}

/**
 * A refusal, as defined in RFC 6749 section 5.2. The description is public, and never reveals whether the ID or the secret
 * was wrong. The reason is only for the log.
 */
export class OAuthError extends Error {
  readonly status: number
  readonly headers: Record<string, string>

  constructor(
    readonly code: Code,
    readonly reason: ErrorReason,
    readonly description: string,
    { status = 400, headers = {} }: Details = {},
  ) {
    super(description)
    this.status = status
    this.headers = headers
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
export function invalidClient(reason: ErrorReason, usedHeader: boolean): OAuthError {
  const headers: Record<string, string> = usedHeader
    ? { 'www-authenticate': 'Basic realm="keyturn", charset="UTF-8"' }
    : {}
  return new OAuthError('invalid_client', reason, 'Client authentication failed.', { status: 401, headers })
}

/** A correct secret always passes. Only further failures of the same client from the same address have to wait. */
export function tooManyFailures(reason: ErrorReason, seconds: number): OAuthError {
  const headers = { 'retry-after': String(seconds) }
  return new OAuthError('invalid_client', reason, 'Too many failed attempts. Try again later.', {
    status: 429,
    headers,
  })
}
