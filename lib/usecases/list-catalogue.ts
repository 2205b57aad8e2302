import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { defineQuery } from './define-query'

/** The products, and the APIs that are not retired with the numbers of live credentials that read and write each. */
export const listCatalogue = defineQuery({
  permission: 'catalogue:read',
  input: z.object({}),
  async run({ store }) {
    return ok(await store.catalogue.list())
  },
})
