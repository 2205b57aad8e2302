import { tooManyPasskeys } from '@/components/account/too-many-passkeys'
import { tooManyAttempts } from '@/components/entry/too-many-attempts'
import type { ActionFailure, ActionState } from '@/components/ui/action-state'
import type { CredentialKind } from '@/lib/domain/credential'
import type { Failure, Result } from '@/lib/domain/failure'
import type { PasskeyProblem } from '@/lib/domain/passkey'
import { unreadableAnswer } from '@/lib/schemas/forms/passkey'
import { usesOf } from './holding-view'

/** Turns the result of a use-case into what a form shows. Only the fields that `reveal` names leave the server. */
export function toActionState<T, View>(result: Result<T>, reveal: (value: T) => View): ActionState<View> {
  if (result.ok) return { ok: true, value: reveal(result.value) }
  const { failure } = result
  return failure.kind === 'step_up' ? { ok: false, stepUp: failure.needed } : toActionFailure(failure)
}

/** What a form shows of a failure. Asking the person to confirm that it is them is none: `useAction` does that. */
function toActionFailure(failure: Exclude<Failure, { kind: 'step_up' }>): ActionFailure {
  switch (failure.kind) {
    case 'invalid_input': {
      const { form = null, ...fields } = failure.fields
      return { ok: false, message: form, fields }
    }
    case 'contact_email_taken':
      return atField('contactEmail', `“${failure.holder.name}” already has this e-mail address.`)
    case 'slug_taken':
      return atField(
        'slug',
        `Another ${failure.of === 'api' ? 'API' : 'product'} has or had this slug. Slugs are never reused.`,
      )
    case 'product_in_use':
      return { ...said(`This product is still in use: ${usesOf(failure.use).join(', ')}.`), stale: true }
    case 'person_exists':
      return atField('email', 'Another person has this e-mail address.')
    case 'group_name_taken':
      return atField('name', 'Another group has this name.')
    case 'service_user_name_taken':
      return atField('name', 'Another service user has this name.')
    case 'service_user_in_use':
      return said(
        `This service user still has keys: ${failure.keys.map((key) => `“${key}”`).join(', ')}. Delete them first.`,
      )
    case 'wrong_password':
      return atField('currentPassword', 'This is not your current password.')
    case 'wrong_code':
      return atField('code', 'This code is incorrect, has expired or was already used.')
    case 'wrong_passkey':
      return said(passkeyProblems[failure.problem])
    case 'passkey_copied':
      return said('This passkey may have been copied, so it was not accepted. Keyturn has sent you a notice.')
    case 'too_many_passkeys':
      return { ...said(tooManyPasskeys), stale: true }
    case 'passkey_exists':
      return said('This passkey has already been added.')
    case 'passkeys_not_offered':
      return said('Passkeys need a host name, and this server is at an IP address.')
    case 'two_factor_on':
      return { ...said('An authenticator app is already set up.'), stale: true }
    case 'two_factor_off':
      return { ...said('Two-factor sign-in is not set up.'), stale: true }
    case 'set_up_expired':
      return said('This took too long, or was started again elsewhere. Close this and start again.')
    case 'last_second_factor':
      return said('Two-factor sign-in is required for you. Add another one first.')
    case 'own_two_factor':
      return said(
        'You cannot reset your own two-factor sign-in. Remove it in “Your account”, or ask another administrator.',
      )
    case 'last_administrator':
      return said(
        'This is the last cloud administrator who can sign in. Give another person this role first.',
      )
    case 'person_disabled':
      return { ...said('This person is disabled. Enable them first.'), stale: true }
    case 'sign_in_link_closed':
      return said(
        'This link has been used, has been replaced or has expired. Ask a cloud administrator for a new one.',
      )
    case 'already_submitted':
      return {
        ...said(
          `This form was already sent: “${failure.credential.name}” exists. ${goneSecrets[failure.credential.kind]}`,
        ),
        existing: failure.credential,
      }
    case 'changed_meanwhile':
      return { ...said('Someone else changed this after you opened it. Nothing was saved.'), stale: true }
    case 'not_found':
      return { ...said('This no longer exists. Someone may have deleted it.'), stale: true }
    case 'credential_expired':
      return { ...said('It has expired, so it can no longer be changed.'), stale: true }
    case 'credential_disabled':
      return { ...said('It is disabled. Enable it first.'), stale: true }
    case 'already_rotating':
      return {
        ...said('It already has two that work. Retire the old one first.'),
        stale: true,
      }
    case 'last_secret':
      return { ...said('Nothing else of this credential works. Rotate or disable it instead.'), stale: true }
    case 'retires_now':
      return {
        ...said('The old one retires within seconds. Wait a moment, then try again.'),
        stale: true,
      }
    case 'not_extendable':
      return { ...said('It has already been extended once, or it has no date.'), stale: true }
    case 'not_expired':
      return { ...said('Only an expired API client can be replaced. Reset its secret instead.'), stale: true }
    case 'too_many_keys':
      return atField(
        'serviceUser',
        `“${failure.serviceUser.name}” already has the maximum number of keys. Delete one first.`,
      )
    case 'forbidden':
      return said(failure.reason)
    case 'signed_out':
      return said('You have been signed out. Sign in again in another tab, then try again here.')
    case 'throttled':
      return said(tooManyAttempts(failure.retryAfter))
    case 'sign_in_failed':
      return said('The e-mail or password is incorrect.')
    case 'mail_not_configured':
      return said('No mail server is configured: SMTP_URL is not set.')
    case 'mail_refused':
      return said(`The mail server did not accept the message: ${failure.reason}`)
    case 'setup_closed':
      return said('This set-up link is not valid, or Keyturn is already set up.')
    default:
      return failure satisfies never
  }
}

const passkeyProblems: Record<PasskeyProblem, string> = {
  unreadable: unreadableAnswer,
  expired: 'This took too long, or was already used. Try again.',
  other_site: 'This passkey was used for another address, so it was not accepted.',
  unknown: 'This passkey is not one of yours, or it was removed.',
  not_verified:
    'Your device did not check that it is you. Set up a screen lock or a PIN for the passkey, then try again.',
  forged: 'The signature of this passkey is wrong, so it was not accepted.',
}

const goneSecrets: Record<CredentialKind, string> = {
  api_client: 'Its secret cannot be shown again. Reset it to get a new one.',
  service_api_key: 'The key cannot be shown again. Replace it to get a new one.',
}

function said(message: string): ActionFailure {
  return { ok: false, message, fields: {} }
}

function atField(field: string, message: string): ActionFailure {
  return { ok: false, message: null, fields: { [field]: message } }
}
