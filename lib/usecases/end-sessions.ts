import { fail, ok } from '@/lib/domain/failure'
import { personInput } from '@/lib/schemas/commands/person'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'

/** Signs a person out everywhere. */
export const endSessions = defineChange({
  permission: 'people:manage',
  input: personInput,
  action: 'person.sessions_ended',
  stepUp: 'never',
  async run({ input, store, now }) {
    const person = await store.people.lock(input.id)
    if (!person) return fail({ kind: 'not_found' })
    return ok({ person, sessions: await store.sessions.endAll(person.id, now) })
  },
  audit: ({ output: { person, sessions } }) => ({ target: personTarget(person), detail: { sessions } }),
})
