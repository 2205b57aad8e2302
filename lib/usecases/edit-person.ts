import { fail, ok } from '@/lib/domain/failure'
import { editPersonInput } from '@/lib/schemas/person'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { differences } from './differences'
import { keepsAnAdministrator } from './keeps-an-administrator'
import { personFields, toldOf } from './person-fields'

/** Changes what a person is called and may do. What is taken, they lose with their next request. */
export const editPerson = defineChange({
  permission: 'people:manage',
  input: editPersonInput,
  action: 'person.edited',
  async run({ input, store }) {
    const demotes = input.role !== 'cloud_administrator'
    if (demotes && !(await keepsAnAdministrator(store, input.id))) return fail({ kind: 'last_administrator' })
    const before = await store.people.lock(input.id)
    if (!before) return fail({ kind: 'not_found' })
    const fields = await personFields(store, input)
    if (!fields.ok) return fields
    const person = await store.people.update(before.id, fields.value)
    return ok({ before, person })
  },
  audit: ({ output: { before, person } }) => ({
    target: personTarget(person),
    detail: differences(toldOf(before), toldOf(person)),
  }),
})
