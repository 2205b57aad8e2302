import { ok } from '@/lib/domain/failure'
import { createGroupInput } from '@/lib/schemas/commands/group'
import { groupTarget } from './audit-targets'
import { defineChange } from './define-change'
import { groupFields, toldOf } from './group-fields'

/** Creates a user group. */
export const createGroup = defineChange({
  permission: 'people:manage',
  input: createGroupInput,
  action: 'group.created',
  stepUp: 'never',
  async run({ input, store, mint }) {
    const fields = await groupFields(store, input, { sent: input })
    return fields.ok ? ok(await store.groups.insert(mint.id(), fields.value)) : fields
  },
  audit: ({ output: group }) => ({ target: groupTarget(group), detail: toldOf(group) }),
})
