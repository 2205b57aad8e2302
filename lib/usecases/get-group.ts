import { fail, ok } from '@/lib/domain/failure'
import { groupInput } from '@/lib/schemas/commands/group'
import { defineQuery } from './define-query'

/** A user group with all of its members. */
export const getGroup = defineQuery({
  permission: 'people:read',
  input: groupInput,
  async run({ input, store }) {
    const group = await store.groups.find(input.id)
    return group ? ok(group) : fail({ kind: 'not_found' })
  },
})
