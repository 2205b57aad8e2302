import { fail, ok } from '@/lib/domain/failure'
import { signInWithPasskeyInput } from '@/lib/schemas/commands/passkey'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { signedInFrom } from './known-browser'
import { acceptPasskey } from './show-factor'
import { tellingOfCopies } from './telling-of-copies'

/**
 * Begins a complete session with a passkey alone: the device has verified who used it, and the passkey names its person. The door
 * gives one message for every failure.
 */
export const signInWithPasskey = tellingOfCopies(
  defineChange({
    permission: 'entry',
    input: signInWithPasskeyInput,
    action: 'person.signed_in',
    stepUp: 'never',
    prepare: ({ input, ports, now }) =>
      ports.passkeys.verify(
        { purpose: 'sign_in', sessionId: null, now },
        input.passkey,
        ports.store.passkeys.find,
      ),
    async run({ actor, prepared: shown, store, mint, composeAccountNotice, now }) {
      const person = await store.people.lock(shown.passkey.userId)
      if (!person || person.disabledAt) return fail({ kind: 'sign_in_failed' })
      const accepted = await acceptPasskey(store, { userId: person.id, shown, now })
      if (!accepted.ok) return accepted
      const device = await signedInFrom({ store, mint, composeAccountNotice, now }, person.id, actor)
      const sessionId = mint.sessionId()
      const { address, agent } = actor
      await store.sessions.begin({
        id: sessionId,
        userId: person.id,
        address,
        agent,
        isComplete: true,
        factor: 'passkey',
        now,
      })
      return ok({ sessionId, device, person: { id: person.id, name: person.name } })
    },
    audit: ({ output: { person } }) => ({
      target: personTarget(person),
      actor: person,
      detail: { factor: 'passkey' },
    }),
  }),
)
