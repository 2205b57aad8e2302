import { fail, ok } from '@/lib/domain/failure'
import { endSessionInput } from '@/lib/schemas/commands/account'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'

/** Ends one of a person's own sessions. */
export const endSession = defineChange({
  permission: 'account:manage',
  input: endSessionInput,
  action: 'person.session_ended',
  stepUp: 'never',
  async run({ actor, input, store, now }) {
    const ended = await store.sessions.endOf(actor.id, input.id, now)
    return ended ? ok(undefined) : fail({ kind: 'not_found' })
  },
  audit: ({ actor }) => ({ target: personTarget(actor) }),
})
