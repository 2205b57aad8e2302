import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { defineQuery } from './define-query'

/** The APIs that are not retired, with how many live credentials read and write each, and the products. */
export const listCatalogue = defineQuery({
  permission: 'catalogue:read',
  input: z.object({}),
  async run({ store }) {
    return ok(await store.catalogue.list())
  },
})
