import type { CredentialKind } from './credential'
import type { ProductUse } from './holding'
import type { PasskeyProblem } from './passkey'
import type { StepUp } from './step-up'

/**
 * Expected failures, as values. Bugs are exceptions; these are answers.
 * Every door maps the whole union: a kind that is not mapped does not compile.
 */
export type Failure =
  /** The input is not valid. The keys are its fields. */
  | { kind: 'invalid_input'; fields: Record<string, string> }
  /** The person does not have the permission. */
  | { kind: 'forbidden'; reason: string }
  /** Nobody is signed in, or the session has ended. */
  | { kind: 'signed_out' }
  /** It does not exist, it is deleted, or the person may not see it. */
  | { kind: 'not_found' }
  /** The contact e-mail belongs to another live credential. */
  | { kind: 'contact_email_taken'; holder: { id: string; name: string } }
  /** Someone else has changed it since it was read. */
  | { kind: 'changed_meanwhile' }
  /** The same form was submitted before and created this credential. */
  | { kind: 'already_submitted'; credential: { id: string; name: string; kind: CredentialKind } }
  /** An expired credential can only be deleted or replaced. */
  | { kind: 'credential_expired' }
  /** A disabled credential cannot be rotated: nothing shows whether its old secret is still in use. */
  | { kind: 'credential_disabled' }
  /** It already has two live secrets. */
  | { kind: 'already_rotating' }
  /** The new secret has ended, so that nothing would be left without the old one. */
  | { kind: 'last_secret' }
  /** The old secret retires within seconds: a new date might bring it back after it was refused. */
  | { kind: 'retires_now' }
  /** The retirement of this secret was put off before, or has no date. */
  | { kind: 'not_extendable' }
  /** Only an expired API client can be replaced. */
  | { kind: 'not_expired' }
  /** The service user already has the maximum number of keys. */
  | { kind: 'too_many_keys'; serviceUser: { name: string } }
  /** The slug belongs to another API or product, which may be retired or removed. */
  | { kind: 'slug_taken'; of: 'api' | 'product' }
  /** A product that something depends on cannot be removed. */
  | { kind: 'product_in_use'; use: ProductUse }
  /** The e-mail address belongs to another person. */
  | { kind: 'person_exists' }
  /** Another group has this name, compared without regard to case. */
  | { kind: 'group_name_taken' }
  /** The change needs a proof that it is still this person. The same change succeeds after it. */
  | { kind: 'step_up'; needed: StepUp }
  /** The current password is wrong. */
  | { kind: 'wrong_password' }
  /** The code is wrong, has expired, or was used before. The answer never says which. */
  | { kind: 'wrong_code' }
  /** A browser's answer about a passkey was not accepted. Strangers never learn why. */
  | { kind: 'wrong_passkey'; problem: PasskeyProblem }
  /** The counter of this passkey went back, so it may have been copied. Its person is told. */
  | { kind: 'passkey_copied'; passkey: { id: string; name: string; userId: string } }
  /** This person already has the maximum number of passkeys. */
  | { kind: 'too_many_passkeys' }
  /** This passkey is stored already. */
  | { kind: 'passkey_exists' }
  /** The address of this server is one for which browsers make no passkeys. */
  | { kind: 'passkeys_not_offered' }
  /** This person already has an authenticator app. */
  | { kind: 'two_factor_on' }
  /** This person does not have two-factor sign-in. */
  | { kind: 'two_factor_off' }
  /** Setting up an authenticator app took too long, or was begun again in another place. */
  | { kind: 'set_up_expired' }
  /** A second factor is required of this person, and this is their last one. */
  | { kind: 'last_second_factor' }
  /** Nobody resets their own second factor: that would need no second factor. */
  | { kind: 'own_two_factor' }
  /** Another service user has this name, compared without regard to case. */
  | { kind: 'service_user_name_taken' }
  /** A service user with keys cannot be deleted. These are the names of the keys. */
  | { kind: 'service_user_in_use'; keys: string[] }
  /** This is the last cloud administrator: without them nobody could manage Keyturn. */
  | { kind: 'last_administrator' }
  /** A disabled person cannot get a link. */
  | { kind: 'person_disabled' }
  /** The one-time link was used or replaced, has expired, or never existed. */
  | { kind: 'sign_in_link_closed' }
  /** The e-mail or password is wrong, or the person is disabled. The answer never says which. */
  | { kind: 'sign_in_failed' }
  /** Too many attempts. The next may begin after this many seconds. */
  | { kind: 'throttled'; retryAfter: number }
  /** No mail server is configured. */
  | { kind: 'mail_not_configured' }
  /** The mail server could not be reached, or did not accept the message. */
  | { kind: 'mail_refused'; reason: string }
  /** The set-up link is wrong, or Keyturn has been set up already. */
  | { kind: 'setup_closed' }

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function fail<T = never>(failure: Failure): Result<T> {
  return { ok: false, failure }
}

const refusals = new Set<Failure['kind']>([
  'forbidden',
  'credential_expired',
  'last_administrator',
  'wrong_code',
  'wrong_passkey',
  'wrong_password',
  'own_two_factor',
])

/** True for a refused attempt, which the audit trail keeps; false for a mistake. */
export function isRefusal(failure: Failure): boolean {
  return refusals.has(failure.kind)
}
