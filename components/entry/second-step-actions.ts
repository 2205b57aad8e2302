import type { BeginPasskey } from '@/components/passkeys/with-passkey'
import type { ActionState } from '@/components/ui/action-state'
import type { FinishSignInForm } from '@/lib/schemas/forms/entry'

/** The server actions of the second step. Each is a public endpoint with its own checks. */
export interface SecondStepActions {
  beginPasskey: BeginPasskey
  finish: (input: FinishSignInForm) => Promise<ActionState<null>>
}
