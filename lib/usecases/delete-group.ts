import { fail, ok } from '@/lib/domain/failure'
import { groupInput } from '@/lib/schemas/commands/group'
import { groupTarget } from './audit-targets'
import { defineChange } from './define-change'
import { toldOf } from './group-fields'

/** Deletes a user group. The people stay, and no longer get alerts through this group. */
export const deleteGroup = defineChange({
  permission: 'people:manage',
  input: groupInput,
  action: 'group.deleted',
  stepUp: 'never',
  async run({ input, store }) {
    const group = await store.groups.lock(input.id)
    if (!group) return fail({ kind: 'not_found' })
    await store.groups.delete(group.id)
    return ok(group)
  },
  audit: ({ output: group }) => ({ target: groupTarget(group), detail: toldOf(group) }),
})
