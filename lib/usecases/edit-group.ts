import { differences } from '@/lib/domain/changes'
import { fail, ok } from '@/lib/domain/failure'
import { editGroupInput } from '@/lib/schemas/commands/group'
import { groupTarget } from './audit-targets'
import { defineChange } from './define-change'
import { edited } from './edited'
import { groupFields, toldOf } from './group-fields'

/** Changes the name, members and alerts of a user group. A field that is not sent stays unchanged. */
export const editGroup = defineChange({
  permission: 'people:manage',
  input: editGroupInput,
  action: 'group.edited',
  stepUp: 'never',
  async run({ input, store }) {
    const before = await store.groups.lock(input.id)
    if (!before) return fail({ kind: 'not_found' })
    const { id, ...sent } = input
    const { name, members, accountAlertsInConsole, accountAlertsByEmail } = before
    const memberIds = members.map((member) => member.id)
    const kept = { name, memberIds, accountAlertsInConsole, accountAlertsByEmail }
    const fields = await groupFields(store, edited(kept, sent), { sent, id })
    if (!fields.ok) return fields
    const group = await store.groups.update(before.id, fields.value)
    return ok({ before, group })
  },
  audit: ({ output: { before, group } }) => ({
    target: groupTarget(group),
    detail: differences(toldOf(before), toldOf(group)),
  }),
})
