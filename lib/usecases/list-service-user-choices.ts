import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { mostKeys } from '@/lib/domain/service-user'
import { defineQuery } from './define-query'

/** The service users that a key can be given to, each with how many it has; and how many it may have. */
export const listServiceUserChoices = defineQuery({
  permission: 'credentials:manage',
  input: z.object({}),
  async run({ store }) {
    const users = await store.serviceUsers.list()
    return ok({ mostKeys, users: users.map(({ name, keys }) => ({ name, keys })) })
  },
})
