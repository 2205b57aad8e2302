import { fail, ok } from '@/lib/domain/failure'
import { mostPasskeys } from '@/lib/domain/passkey'
import type { HalfSignedIn, Person } from '@/lib/domain/principal'
import type { Mint } from '@/lib/ports/mint'
import type { TransactionStore } from '@/lib/ports/store'
import { addPasskeyInput } from '@/lib/schemas/commands/passkey'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { stillKnown } from './known-browser'
import { newRecoveryCodes } from './new-recovery-codes'

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
    const isFirst = !(await store.factors.isRequired(actor.id))
    const added = { ...passkey, id: mint.id(), userId: actor.id, name: input.name, now }
    if (!(await store.passkeys.add(added))) return fail({ kind: 'passkey_exists' })
    return ok({ name: input.name, first: isFirst ? await begin({ actor, store, mint, now }) : null })
  },
  audit: ({ actor, output: { name, first } }) => ({
    target: personTarget(actor),
    detail: { passkey: name, ...(first && { sessions: first.sessions }) },
  }),
})

interface Beginning {
  actor: Person | HalfSignedIn
  store: TransactionStore
  mint: Mint
  now: Date
}

/** From now on this person has a second factor, and has shown it in this session. */
async function begin({ actor, store, mint, now }: Beginning) {
  const device = await stillKnown(store, actor)
  const sessions = await store.sessions.endAll(actor.id, now, actor.sessionId)
  const sessionId = mint.sessionId()
  await store.sessions.factorShown(actor.sessionId, { factor: 'passkey', nextId: sessionId, now })
  return { codes: await newRecoveryCodes(store, mint, actor.id), sessions, sessionId, device }
}
