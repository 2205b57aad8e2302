import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { mostKeys } from '@/lib/domain/service-user'
import { defineQuery } from './define-query'

/** The service users with the number of their keys, the limit, and everyone who could own one. */
export const listServiceUsers = defineQuery({
  permission: 'people:read',
  input: z.object({}),
  async run({ store }) {
    const [serviceUsers, people] = await Promise.all([store.serviceUsers.list(), store.people.list()])
    return ok({ serviceUsers, mostKeys, people: people.map(({ id, name }) => ({ id, name })) })
  },
})
