import { fail, ok } from '@/lib/domain/failure'
import { editGroupInput } from '@/lib/schemas/group'
import { groupTarget } from './audit-targets'
import { defineChange } from './define-change'
import { differences } from './differences'
import { groupFields, toldOf } from './group-fields'

/** Changes what a user group is called, who is in it, and what its members are told. */
export const editGroup = defineChange({
  permission: 'people:manage',
  input: editGroupInput,
  action: 'group.edited',
  async run({ input, store }) {
    const before = await store.groups.lock(input.id)
    if (!before) return fail({ kind: 'not_found' })
    const fields = await groupFields(store, input, before.id)
    if (!fields.ok) return fields
    const group = await store.groups.update(before.id, fields.value)
    return ok({ before, group })
  },
  audit: ({ output: { before, group } }) => ({
    target: groupTarget(group),
    detail: differences(toldOf(before), toldOf(group)),
  }),
})
