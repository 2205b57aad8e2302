import { ok } from '@/lib/domain/failure'
import { mostKeys } from '@/lib/domain/service-user'
import { listServiceUsersInput } from '@/lib/schemas/commands/service-user'
import { defineQuery } from './define-query'
import { pageSize } from './page-size'

/** A page of the service users by name, with the number of their keys, and the limit. */
export const listServiceUsers = defineQuery({
  permission: 'people:read',
  input: listServiceUsersInput,
  async run({ input, store }) {
    const { rows, ...page } = await store.serviceUsers.page({ ...input, size: pageSize })
    return ok({ ...page, serviceUsers: rows, mostKeys })
  },
})
