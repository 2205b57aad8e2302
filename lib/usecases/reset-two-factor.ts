import { fail, ok } from '@/lib/domain/failure'
import { personInput } from '@/lib/schemas/commands/person'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'

/**
 * Removes the second factor of another person who has lost it. All their sessions end, and they are told. Nobody resets their
 * own: whoever has the session has not shown the factor.
 */
export const resetTwoFactor = defineChange({
  permission: 'people:manage',
  input: personInput,
  action: 'person.two_factor_reset',
  stepUp: 'always',
  async run({ actor, input, store, now }) {
    if (actor.kind === 'person' && actor.id === input.id) return fail({ kind: 'own_two_factor' })
    const person = await store.people.lock(input.id)
    if (!person) return fail({ kind: 'not_found' })
    // Sessions before attempts, as everywhere. If there is no factor, none of them ends.
    const sessions = await store.sessions.endAll(person.id, now)
    if (!(await store.factors.remove(person.id))) return fail({ kind: 'two_factor_off' })
    return ok({ person, sessions })
  },
  audit: ({ output: { person, sessions } }) => ({ target: personTarget(person), detail: { sessions } }),
})
