import { ok } from '@/lib/domain/failure'
import { z } from '@/lib/schemas/commands/zod'
import { defineQuery } from './define-query'

/** The products and groups that a person can be given. */
export const listPersonChoices = defineQuery({
  permission: 'people:read',
  input: z.object({}),
  async run({ store }) {
    const [{ products }, groups] = await Promise.all([store.catalogue.offer(), store.groups.names()])
    return ok({ products, groups })
  },
})
