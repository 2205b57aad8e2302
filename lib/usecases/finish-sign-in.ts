import { ok } from '@/lib/domain/failure'
import { finishSignInInput } from '@/lib/schemas/commands/account'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { guessOf } from './guess-of'
import { signedInFrom } from './known-browser'
import { showFactor } from './show-factor'

/**
 * Completes the session of someone half signed in, with a code of their authenticator app or a recovery code. After several
 * failures further attempts have to wait; after ten the session has ended.
 */
export const finishSignIn = defineChange({
  permission: 'sign-in:finish',
  input: finishSignInInput,
  action: 'person.signed_in',
  prepare: ({ actor, ports }) => ports.attempts.begin(guessOf(actor)),
  async run({ actor, input, prepared: attempt, store, mint, composeNewBrowserNotice, now }) {
    const shown = await showFactor(store, { userId: actor.id, code: input.code, attempt, now })
    if (!shown.ok) return shown
    const device = await signedInFrom({ store, mint, composeNewBrowserNotice, now }, actor.id, actor)
    const sessionId = mint.id()
    await store.sessions.factorShown(actor.sessionId, { factor: shown.value, nextId: sessionId, now })
    return ok({ factor: shown.value, sessionId, device })
  },
  audit: ({ actor, output: { factor } }) => ({ target: personTarget(actor), detail: { factor } }),
})
