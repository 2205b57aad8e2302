import { fail, ok } from '@/lib/domain/failure'
import { mostPasskeys } from '@/lib/domain/passkey'
import { addPasskeyInput } from '@/lib/schemas/commands/passkey'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { newRecoveryCodes } from './new-recovery-codes'
import { shownAtSetUp } from './shown-at-set-up'

/**
 * Adds a passkey to a person, whose browser was asked for it in this session. If it is their first second factor, this answer
 * contains their recovery codes, and their other sessions end, because none of them has shown it.
 */
export const addPasskey = defineChange({
  permission: 'factor:set-up',
  input: addPasskeyInput,
  action: 'person.passkey_added',
  stepUp: 'always',
  prepare: ({ actor, input, ports, now }) =>
    ports.passkeys.verifyNew({ purpose: 'add', sessionId: actor.sessionId, now }, input.passkey),
  async run({ actor, input, prepared: { challenge, ...passkey }, store, mint, now }) {
    if (!(await store.passkeys.useChallenge(challenge)))
      return fail({ kind: 'wrong_passkey', problem: 'expired' })
    if ((await store.passkeys.count(actor.id)) >= mostPasskeys) return fail({ kind: 'too_many_passkeys' })
    const isFirst = !(await store.factors.exists(actor.id))
    const added = { ...passkey, id: mint.id(), userId: actor.id, name: input.name, now }
    if (!(await store.passkeys.add(added))) return fail({ kind: 'passkey_exists' })
    const session = isFirst ? await shownAtSetUp('passkey', { actor, store, mint, now }) : null
    const first = session && { ...session, codes: await newRecoveryCodes(store, mint, actor.id) }
    return ok({ name: input.name, first })
  },
  audit: ({ actor, output: { name, first } }) => ({
    target: personTarget(actor),
    detail: { passkey: name, ...(first && { sessions: first.sessions }) },
  }),
})
