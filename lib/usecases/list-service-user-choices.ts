import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { mostKeys } from '@/lib/domain/service-user'
import { defineQuery } from './define-query'

/** The service users that can hold a new key, the number of keys of each, and the limit. */
export const listServiceUserChoices = defineQuery({
  permission: 'credentials:manage',
  input: z.object({}),
  async run({ store }) {
    const users = await store.serviceUsers.list()
    return ok({ mostKeys, users: users.map(({ name, keys }) => ({ name, keys })) })
  },
})
