import { tooManyAttempts } from '@/components/entry/too-many-attempts'
import type { ActionFailure, ActionState } from '@/components/ui/action-state'
import type { CredentialKind } from '@/lib/domain/credential'
import type { Failure, Result } from '@/lib/domain/failure'

/** A use-case's result as a form can show it. `reveal` names the fields that leave the server; nothing else does. */
export function toActionState<T, View>(result: Result<T>, reveal: (value: T) => View): ActionState<View> {
  return result.ok ? { ok: true, value: reveal(result.value) } : toActionFailure(result.failure)
}

function toActionFailure(failure: Failure): ActionFailure {
  switch (failure.kind) {
    case 'invalid_input': {
      const { form = null, ...fields } = failure.fields
      return { ok: false, message: form, fields }
    }
    case 'contact_email_taken':
      return atField('contactEmail', `“${failure.holder.name}” already has this e-mail address.`)
    case 'slug_taken':
      return atField('slug', 'This slug is or was another API’s; slugs are never used twice.')
    case 'person_exists':
      return atField('email', 'Another person has this e-mail address.')
    case 'group_name_taken':
      return atField('name', 'Another group has this name.')
    case 'service_user_name_taken':
      return atField('name', 'Another service user has this name.')
    case 'service_user_in_use':
      return said(
        `It still has keys: ${failure.keys.map((key) => `“${key}”`).join(', ')}. Delete them first.`,
      )
    case 'wrong_password':
      return atField('currentPassword', 'This is not your current password.')
    case 'last_administrator':
      return said('This is the last cloud administrator who can sign in. Make somebody else one first.')
    case 'person_disabled':
      return { ...said('This person is disabled. Enable them first.'), stale: true }
    case 'sign_in_link_closed':
      return said(
        'This link has been used, was replaced or has expired. Ask a cloud administrator for a new one.',
      )
    case 'already_submitted':
      return {
        ...said(
          `This form has been sent before: “${failure.credential.name}” exists. ${goneSecrets[failure.credential.kind]}`,
        ),
        existing: failure.credential,
      }
    case 'changed_meanwhile':
      return { ...said('Somebody changed this meanwhile, so nothing was saved.'), stale: true }
    case 'not_found':
      return { ...said('This no longer exists. Somebody may have deleted it.'), stale: true }
    case 'credential_expired':
      return { ...said('It has expired, so it can no longer be changed.'), stale: true }
    case 'too_many_keys':
      return atField(
        'serviceUser',
        `“${failure.serviceUser.name}” has as many keys as it may have. Delete one first.`,
      )
    case 'forbidden':
      return said(failure.reason)
    case 'signed_out':
      return said('You have been signed out. Sign in again in another tab, then repeat this here.')
    case 'throttled':
      return said(tooManyAttempts(failure.retryAfter))
    case 'sign_in_failed':
      return said('E-mail or password is wrong.')
    case 'mail_not_configured':
      return said('There is no mail server: SMTP_URL is not set. Messages wait until it is.')
    case 'mail_refused':
      return said(`The mail server did not take the message: ${failure.reason}`)
    case 'setup_closed':
      return said('This set-up link is not valid, or Keyturn has been set up already.')
    default:
      return failure satisfies never
  }
}

const goneSecrets: Record<CredentialKind, string> = {
  api_client: 'Its secret cannot be shown again; reset it to get a new one.',
  service_api_key: 'The key cannot be shown again; replace it to get a new one.',
}

function said(message: string): ActionFailure {
  return { ok: false, message, fields: {} }
}

function atField(field: string, message: string): ActionFailure {
  return { ok: false, message: null, fields: { [field]: message } }
}
