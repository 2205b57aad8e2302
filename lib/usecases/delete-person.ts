import { fail, ok } from '@/lib/domain/failure'
import { personInput } from '@/lib/schemas/commands/person'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { keepsAnAdministrator } from './keeps-an-administrator'
import { toldOf } from './person-fields'

/** Deletes a person. The credentials that they own or created stay, without an owner; the audit trail keeps the name. */
export const deletePerson = defineChange({
  permission: 'people:manage',
  input: personInput,
  action: 'person.deleted',
  stepUp: 'always',
  async run({ input, store }) {
    if (!(await keepsAnAdministrator(store, input.id))) return fail({ kind: 'last_administrator' })
    const person = await store.people.lock(input.id)
    if (!person) return fail({ kind: 'not_found' })
    await store.people.delete(person.id)
    return ok(person)
  },
  audit: ({ output: person }) => ({
    target: personTarget(person),
    detail: { email: person.email, ...toldOf(person) },
  }),
})
