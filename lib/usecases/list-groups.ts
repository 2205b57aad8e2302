import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { defineQuery } from './define-query'

/** The user groups with their members, and everyone who could become one. */
export const listGroups = defineQuery({
  permission: 'people:read',
  input: z.object({}),
  async run({ store }) {
    const [groups, people] = await Promise.all([store.groups.list(), store.people.list()])
    return ok({ groups, people: people.map(({ id, name, email }) => ({ id, name, email })) })
  },
})
