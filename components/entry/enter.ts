import type { ActionState } from '@/components/ui/action-state'
import type { SignInForm } from '@/lib/schemas/forms/entry'
import { readThrottledCode } from '@/lib/schemas/forms/throttled-code'
import type { PasskeyAnswer } from '@/lib/schemas/forms/passkey'
import { loadNextAuth } from './next-auth'
import { tooManyAttempts } from './too-many-attempts'

/** Signs in with e-mail and password. One message covers every failure. */
export function enterWithPassword(fields: SignInForm): Promise<ActionState<null>> {
  return enter('credentials', { ...fields }, 'The e-mail or password is incorrect.')
}

/** Signs in with the answer of a passkey. One message covers every failure. */
export function enterWithPasskey(answer: PasskeyAnswer): Promise<ActionState<null>> {
  const refused = 'This passkey could not sign you in. Try again, or use your password.'
  return enter('passkey', { answer: JSON.stringify(answer) }, refused)
}

async function enter(
  provider: 'credentials' | 'passkey',
  fields: Record<string, string>,
  refused: string,
): Promise<ActionState<null>> {
  const entered = await loadNextAuth()
    .then(({ signIn }) => signIn(provider, { ...fields, redirect: false }))
    .catch(() => undefined)
  if (entered?.ok) return { ok: true, value: null }
  const wait = readThrottledCode(entered?.error)
  if (wait !== null) return said(tooManyAttempts(wait))
  return said(
    entered?.error === 'CredentialsSignin' ? refused : 'The server did not answer as expected. Try again.',
  )
}

function said(message: string): ActionState<null> {
  return { ok: false, message, fields: {} }
}
