import type { AccountNotice } from './account-notice'
import type { AuditAction, AuditDetail } from './audit-event'

/** An event about a person that was done, as far as it matters whether it has changed how they sign in. */
export interface PersonEvent {
  action: PersonAction
  personId: string
  /** The name of who did it; null if it was done on the server, or with a one-time link. */
  by: string | null
  /** The source address, and the name of the browser and its system. */
  address: string
  browser: string
  detail: AuditDetail
  at: Date
}

export type PersonAction = Extract<AuditAction, `person.${string}`>

/** What the person is told. */
interface Told {
  title: string
  body: (when: string) => string
}

const endings = {
  factor:
    'If it was you, you need to do nothing. If not, change your password and sign out everywhere else in “Your account” at once, and tell a cloud administrator.',
  password:
    'If it was you, you need to do nothing. If not, tell a cloud administrator at once. They can sign you out everywhere and give you a link to choose another password.',
}

/** That something happened in the person's name, which they may or may not have done. */
function happened(
  { address, browser }: PersonEvent,
  title: string,
  { also = '', ending = endings.factor } = {},
): Told {
  return {
    title,
    body: (when) => `This happened on ${when}, from ${address}, with ${browser}.${also} ${ending}`,
  }
}

/** That a recovery code was used, and how many are left. */
function recoveryCodeUsed(event: PersonEvent): Told {
  const left = Number(event.detail.recoveryCodesLeft)
  const also = left > 0 ? ` You have ${left} left.` : ' You have none left. Make new ones in “Your account”.'
  return happened(event, 'A recovery code was used for your account', { also })
}

const passkeyOf = ({ detail }: PersonEvent) => `passkey “${String(detail.passkey)}”`

/**
 * Whether a person is told of an event about them, and how: of all that changes how they sign in, by whomever. Every new action needs
 * a decision here.
 */
const tellings: Record<PersonAction, ((event: PersonEvent) => Told | null) | 'not told'> = {
  'person.created': 'not told',
  'person.invited': 'not told',
  'person.edited': 'not told',
  'person.account_edited': 'not told',
  'person.disabled': 'not told',
  'person.enabled': 'not told',
  'person.deleted': 'not told',
  // A link changes nothing until it is used.
  'person.link_made': 'not told',
  'person.link_made_on_server': 'not told',
  'person.password_entered': 'not told',
  'person.sign_in_left': 'not told',
  'person.signed_out': 'not told',
  'person.sessions_ended': 'not told',
  'person.session_ended': 'not told',
  'person.passkey_renamed': 'not told',
  // Has a notice of its own.
  'person.passkey_refused': 'not told',

  'person.signed_in': (event) => (event.detail.factor === 'recovery_code' ? recoveryCodeUsed(event) : null),
  'person.confirmed_again': (event) =>
    event.detail.confirmedWith === 'recovery_code' ? recoveryCodeUsed(event) : null,
  'person.password_chosen': (event) =>
    event.detail.firstPassword === true
      ? null
      : happened(event, 'A new password was chosen with a sign-in link', { ending: endings.password }),
  'person.password_changed': (event) =>
    happened(event, 'Your password was changed', {
      also: ' All other sessions have ended.',
      ending: endings.password,
    }),
  'person.two_factor_set_up': (event) =>
    happened(event, 'An authenticator app was added to your account', {
      also: ' All other sessions have ended.',
    }),
  'person.two_factor_removed': (event) =>
    happened(event, 'The authenticator app was removed from your account'),
  'person.passkey_added': (event) => happened(event, `The ${passkeyOf(event)} was added to your account`),
  'person.passkey_removed': (event) =>
    happened(event, `The ${passkeyOf(event)} was removed from your account`),
  'person.recovery_codes_replaced': (event) =>
    happened(event, 'Your recovery codes were replaced', { also: ' The old ones no longer work.' }),
  'person.two_factor_reset': removedByAnother,
  'person.two_factor_removed_on_server': removedByAnother,
}

function removedByAnother({ by }: PersonEvent): Told {
  const who = by ?? 'Somebody with access to the server'
  return {
    title: 'Your two-factor sign-in was removed',
    body: (when) =>
      `${who} removed it on ${when}, your passkeys included, and you are signed out everywhere. Until you set it up again in “Your account”, your password alone signs you in. If you did not ask for this, tell a cloud administrator at once.`,
  }
}

/** The notice for the person whose way to sign in has changed; null if the event has not changed it. */
export function signInChangeNotice(event: PersonEvent): AccountNotice | null {
  const telling = tellings[event.action]
  const told = telling === 'not told' ? null : telling(event)
  return told && { ...told, ...aboutEvent(event), isOwn: true }
}

/** The notice for every other cloud administrator; null unless it was done on the server. */
export function serverChangeNotice(
  event: PersonEvent,
  person: { name: string; email: string },
): AccountNotice | null {
  if (event.action !== 'person.two_factor_removed_on_server') return null
  return {
    ...aboutEvent(event),
    title: `The two-factor sign-in of ${person.name} was removed on the server`,
    body: (when) =>
      `Somebody with access to the server removed it on ${when} with npm run admin:link, and made a sign-in link for ${person.email}. If you do not know why, find out who was on the server, and disable this person until you know.`,
    isOwn: false,
  }
}

/** The detail tells apart two events of one moment. */
function aboutEvent({ action, personId, detail, at }: PersonEvent) {
  const key = ['sign_in_changed', action, personId, at.toISOString(), detail.passkey ?? ''].join(' ').trim()
  return { kind: 'sign_in_changed' as const, key, at }
}
