import { differences } from '@/lib/domain/changes'
import { fail, ok } from '@/lib/domain/failure'
import { personState } from '@/lib/domain/person'
import { personInput } from '@/lib/schemas/commands/person'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { keepsAnAdministrator } from './keeps-an-administrator'

/** Disables a person: their sessions end, their link is dead, and they cannot sign in until they are enabled. */
export const disablePerson = defineChange({
  permission: 'people:manage',
  input: personInput,
  action: 'person.disabled',
  stepUp: 'never',
  async run({ input, store, now }) {
    if (!(await keepsAnAdministrator(store, input.id))) return fail({ kind: 'last_administrator' })
    const person = await store.people.lock(input.id)
    if (!person) return fail({ kind: 'not_found' })
    await store.people.setDisabled(person.id, person.disabledAt ?? now)
    await store.signInLinks.remove(person.id)
    await store.mail.removeLinks(person.id)
    return ok({ person, sessions: await store.sessions.endAll(person.id, now) })
  },
  audit: ({ output: { person, sessions } }) => ({
    target: personTarget(person),
    detail: { ...differences({ state: personState(person) }, { state: 'disabled' }), sessions },
  }),
})
