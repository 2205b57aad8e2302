import { z } from '@/lib/schemas/commands/zod'
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
  run: async ({ actor, store, passkeys, now }) =>
    passkeys.ask(
      { purpose: 'second_step', sessionId: actor.sessionId, now },
      await store.passkeys.descriptors(actor.id),
    ),
})
