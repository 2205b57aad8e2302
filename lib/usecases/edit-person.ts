import { differences } from '@/lib/domain/changes'
import { fail, ok } from '@/lib/domain/failure'
import { changesAuthority } from '@/lib/domain/person'
import { editPersonInput } from '@/lib/schemas/commands/person'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { edited } from './edited'
import { keepsAnAdministrator } from './keeps-an-administrator'
import { personFields, toldOf } from './person-fields'

/**
 * Changes a person's name and permissions. A field that is not sent stays unchanged. What they lose is gone with their next
 * request.
 */
export const editPerson = defineChange({
  permission: 'people:manage',
  input: editPersonInput,
  action: 'person.edited',
  async run({ input, store }) {
    const { id, ...sent } = input
    const demotes = sent.role !== undefined && sent.role !== 'cloud_administrator'
    if (demotes && !(await keepsAnAdministrator(store, id))) return fail({ kind: 'last_administrator' })
    const before = await store.people.lock(id)
    if (!before) return fail({ kind: 'not_found' })
    const { name, role, products, groups } = before
    const kept = { name, role, productIds: products.map(idOf), groupIds: groups.map(idOf) }
    const fields = await personFields(store, edited(kept, sent), { sent })
    if (!fields.ok) return fields
    const person = await store.people.update(before.id, fields.value)
    return ok({ before, person })
  },
  stepUp: ({ output: { before, person } }) => changesAuthority(before, person),
  audit: ({ output: { before, person } }) => ({
    target: personTarget(person),
    detail: differences(toldOf(before), toldOf(person)),
  }),
})

const idOf = ({ id }: { id: string }) => id
