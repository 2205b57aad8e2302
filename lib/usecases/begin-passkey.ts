import { z } from '@/lib/schemas/commands/zod'
import { fail, ok } from '@/lib/domain/failure'
import { mostPasskeys } from '@/lib/domain/passkey'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'

/** What a browser needs to make a passkey. */
export const beginPasskey = defineChange({
  permission: 'factor:set-up',
  input: z.object({}),
  action: null,
  stepUp: 'always',
  async prepare({ actor, ports, now }) {
    const { id, name, email, sessionId } = actor
    const existing = await ports.store.passkeys.descriptors(id)
    return ports.passkeys.askForNew({ purpose: 'add', sessionId, now }, { id, name, email, existing })
  },
  async run({ actor, prepared: options, store }) {
    await store.people.lockSignIn(actor.id)
    if ((await store.passkeys.count(actor.id)) >= mostPasskeys) return fail({ kind: 'too_many_passkeys' })
    return ok(options)
  },
  audit: ({ actor }) => ({ target: personTarget(actor) }),
})
