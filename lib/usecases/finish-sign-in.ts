import { ok } from '@/lib/domain/failure'
import { finishSignInInput } from '@/lib/schemas/commands/account'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
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
    async prepare({ actor, input, ports, now }) {
      const halfSession = actor.sessionId
      const attempt = await ports.attempts.begin({ of: 'person', userId: actor.id, halfSession })
      if (!attempt.ok) return attempt
      const shown = await readFactor(ports, { input, actor, purpose: 'second_step', now })
      return shown.ok ? ok({ attempt: attempt.value, shown: shown.value }) : shown
    },
    async run({ actor, prepared, store, mint, now }) {
      const accepted = await showFactor(store, { userId: actor.id, ...prepared, now })
      if (!accepted.ok) return accepted
      const factor = accepted.value
      const sessionId = mint.id()
      await store.sessions.factorShown(actor.sessionId, { factor, nextId: sessionId, now })
      return ok({ factor, sessionId })
    },
    audit: ({ actor, output: { factor } }) => ({ target: personTarget(actor), detail: { factor } }),
  }),
)
