import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import type { ActionState } from '@/components/ui/action-state'
import type { PasskeyAnswer } from '@/lib/schemas/forms/passkey'
import { showPasskey } from './browser'

/** Asks the server for what a browser needs to use a passkey. */
export type BeginPasskey = () => Promise<ActionState<PublicKeyCredentialRequestOptionsJSON>>

/** Asks the server for a challenge and the browser for a passkey, and passes its answer on. Ends at the first failure. */
export async function withPasskey<Output>(
  begin: BeginPasskey,
  answered: (answer: PasskeyAnswer) => Promise<ActionState<Output>>,
): Promise<ActionState<Output>> {
  const options = await begin()
  if (!options.ok) return options
  const answer = await showPasskey(options.value)
  return answer.ok ? answered(answer.value) : answer
}
