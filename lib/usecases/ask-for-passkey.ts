import { z } from '@/lib/schemas/commands/zod'
import type { PasskeyPurpose } from '@/lib/domain/passkey'
import type { HalfSignedIn, Person } from '@/lib/domain/principal'
import type { PasskeyCeremonies } from '@/lib/ports/passkeys'
import type { ReadStore } from '@/lib/ports/store'
import { defineQuery } from './define-query'

/** What a browser needs to sign a stranger in with a passkey alone. It names none, so it tells nothing about anybody. */
export const beginPasskeySignIn = defineQuery({
  permission: 'entry',
  input: z.object({}),
  run: ({ passkeys, now }) => passkeys.ask({ purpose: 'sign_in', sessionId: null, now }, []),
})

/** What a browser needs to show one of the passkeys of someone half signed in. */
export const beginPasskeySecondStep = defineQuery({
  permission: 'sign-in:finish',
  input: z.object({}),
  run: (context) => askForOwn('second_step', context),
})

/** What a browser needs to confirm with a passkey that it is still the same person. */
export const beginPasskeyStepUp = defineQuery({
  permission: 'account:manage',
  input: z.object({}),
  run: (context) => askForOwn('step_up', context),
})

interface Context {
  actor: Person | HalfSignedIn
  store: ReadStore
  passkeys: PasskeyCeremonies
  now: Date
}

async function askForOwn(purpose: PasskeyPurpose, { actor, store, passkeys, now }: Context) {
  const own = await store.passkeys.descriptors(actor.id)
  return passkeys.ask({ purpose, sessionId: actor.sessionId, now }, own)
}
