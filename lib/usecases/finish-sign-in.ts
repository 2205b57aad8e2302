import { ok } from '@/lib/domain/failure'
import { finishSignInInput } from '@/lib/schemas/commands/account'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { guessOf } from './guess-of'
import { signedInFrom } from './known-browser'
import { readFactor, showFactor } from './show-factor'
import { tellingOfCopies } from './telling-of-copies'

/**
 * Completes the session of someone half signed in, with a code of their authenticator app, a recovery code or a passkey. After
 * several failures further attempts have to wait; after ten the session has ended.
 */
export const finishSignIn = tellingOfCopies(
  defineChange({
    permission: 'sign-in:finish',
    input: finishSignInInput,
    action: 'person.signed_in',
    stepUp: 'never',
    async prepare({ actor, input, ports, now }) {
      const counted = await ports.attempts.begin(guessOf(actor))
      if (!counted.ok) return counted
      const read = await readFactor(ports, { input, actor, purpose: 'second_step', now })
      return read.ok ? ok({ shown: read.value, attempt: counted.value }) : read
    },
    async run({ actor, prepared, store, mint, composeAccountNotice, now }) {
      const accepted = await showFactor(store, { userId: actor.id, ...prepared, now })
      if (!accepted.ok) return accepted
      const { factor } = accepted.value
      const device = await signedInFrom({ store, mint, composeAccountNotice, now }, actor.id, actor)
      const sessionId = mint.sessionId()
      await store.sessions.factorShown(actor.sessionId, { factor, nextId: sessionId, now })
      return ok({ ...accepted.value, sessionId, device })
    },
    audit: ({ actor, output: { sessionId: _sessionId, device: _device, ...detail } }) => ({
      target: personTarget(actor),
      detail,
    }),
  }),
)
