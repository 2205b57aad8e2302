import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import type { ActionFailure, ActionState } from '@/components/ui/action-state'
import type { NewPasskeyAnswer, PasskeyAnswer } from '@/lib/schemas/forms/passkey'

// Loaded when a passkey is made or used, because most visits need none.
const library = () => import('@simplewebauthn/browser')

/** Asks the browser for a new passkey. */
export function makePasskey(
  options: PublicKeyCredentialCreationOptionsJSON,
): Promise<ActionState<NewPasskeyAnswer>> {
  return answerOf(async () => (await library()).startRegistration({ optionsJSON: options }))
}

/** Asks the browser to use a passkey. It ends an offer in the suggestions of a field. */
export function showPasskey(
  options: PublicKeyCredentialRequestOptionsJSON,
): Promise<ActionState<PasskeyAnswer>> {
  return answerOf(async () => (await library()).startAuthentication({ optionsJSON: options }))
}

/**
 * Offers passkeys in the suggestions of the field whose `autocomplete` ends with `webauthn`, until one is chosen. Null if the
 * browser cannot do that, or the offer was ended.
 */
export async function offerPasskeys(
  options: PublicKeyCredentialRequestOptionsJSON,
): Promise<PasskeyAnswer | null> {
  if (!isSupported() || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return null
  const { startAuthentication } = await library()
  return startAuthentication({ optionsJSON: options, useBrowserAutofill: true }).catch(() => null)
}

const isSupported = () => typeof PublicKeyCredential === 'function'

async function answerOf<Answer>(ask: () => Promise<Answer>): Promise<ActionState<Answer>> {
  if (!isSupported()) return said('This browser does not support passkeys.')
  try {
    return { ok: true, value: await ask() }
  } catch (error) {
    return said(problems[(error as Error).name] ?? 'Your browser could not use a passkey. Try again.')
  }
}

function said(message: string): ActionFailure {
  return { ok: false, message, fields: {} }
}

// By name of the error (WebAuthn, sections 5.1.3 and 5.1.4). Browsers do not tell more, to protect privacy.
const problems: Record<string, string> = {
  NotAllowedError:
    'No passkey was used. It was cancelled, it took too long, or your device could not check that it is you.',
  InvalidStateError: 'This device already has a passkey for you in Keyturn.',
  ConstraintError: 'This device cannot check that it is you. Set up a screen lock or a PIN, then try again.',
  NotSupportedError: 'This device cannot make a passkey of a kind that Keyturn accepts.',
  SecurityError: 'Your browser does not allow passkeys at this address.',
}
