import type { CredentialKind } from './credential'

/**
 * What can go wrong by itself, as a value. Bugs are exceptions; these are answers.
 * Every door maps the whole union: a kind unmapped does not compile.
 */
export type Failure =
  /** What was typed cannot be taken. The keys are the fields of the input. */
  | { kind: 'invalid_input'; fields: Record<string, string> }
  /** The person may not do this. */
  | { kind: 'forbidden'; reason: string }
  /** Nobody is signed in, or the session has ended. */
  | { kind: 'signed_out' }
  /** There is no such thing, or it is deleted, or the person may not see it. */
  | { kind: 'not_found' }
  /** The contact e-mail belongs to another live credential. */
  | { kind: 'contact_email_taken'; holder: { id: string; name: string } }
  /** Somebody else changed it since it was read. */
  | { kind: 'changed_meanwhile' }
  /** The same form came before and made this credential. */
  | { kind: 'already_submitted'; credential: { id: string; name: string; kind: CredentialKind } }
  /** An expired credential can only be deleted or replaced. */
  | { kind: 'credential_expired' }
  /** The service user has as many keys as it may have. */
  | { kind: 'too_many_keys'; serviceUser: { name: string } }
  /** The slug belongs to another API, or did to one that is retired. */
  | { kind: 'slug_taken' }
  /** The e-mail address belongs to another person. */
  | { kind: 'person_exists' }
  /** Another group has this name, compared without regard to case. */
  | { kind: 'group_name_taken' }
  /** The present password is another. */
  | { kind: 'wrong_password' }
  /** Another service user has this name, compared without regard to case. */
  | { kind: 'service_user_name_taken' }
  /** A service user with keys stays; these are their names. */
  | { kind: 'service_user_in_use'; keys: string[] }
  /** Without this cloud administrator nobody could manage Keyturn. */
  | { kind: 'last_administrator' }
  /** Whoever is disabled gets no link. */
  | { kind: 'person_disabled' }
  /** The one-time link was used or replaced, has expired, or never was. */
  | { kind: 'sign_in_link_closed' }
  /** E-mail or password is wrong, or the person is disabled: never said which. */
  | { kind: 'sign_in_failed' }
  /** Too many failures; try again after so many seconds. */
  | { kind: 'throttled'; retryAfter: number }
  /** There is no mail server. */
  | { kind: 'mail_not_configured' }
  /** The mail server could not be reached, or did not take the message. */
  | { kind: 'mail_refused'; reason: string }
  /** The set-up link is wrong, or Keyturn has been set up already. */
  | { kind: 'setup_closed' }

/**
 * What a door hands over in place of an input that it could not read, with what is wrong by field. It is refused as any wrong
 * input is: after the permission, so that whoever may not learns no more, and is kept.
 */
export interface Unreadable {
  unreadable: Record<string, string>
  /** What it was aimed at, if that is known. */
  id?: unknown
}

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function fail<T = never>(failure: Failure): Result<T> {
  return { ok: false, failure }
}

const refusals = new Set<Failure['kind']>(['forbidden', 'credential_expired', 'last_administrator'])

/** True for what a person tried and was refused, which the audit trail keeps; false for a mere mistake. */
export function isRefusal(failure: Failure): boolean {
  return refusals.has(failure.kind)
}
