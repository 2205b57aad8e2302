import { ok } from '@/lib/domain/failure'
import { listGroupsInput } from '@/lib/schemas/commands/group'
import { defineQuery } from './define-query'
import { pageSize } from './page-size'

/** A page of the user groups by name, with a few of their members. */
export const listGroups = defineQuery({
  permission: 'people:read',
  input: listGroupsInput,
  async run({ input, store }) {
    const { rows, ...page } = await store.groups.page({ ...input, size: pageSize })
    return ok({ ...page, groups: rows })
  },
})
