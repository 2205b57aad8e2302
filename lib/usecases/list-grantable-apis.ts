import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { defineQuery } from './define-query'

/** What a form of a credential offers: the APIs that can be granted, and the products. It counts no use: that takes long. */
export const listGrantableApis = defineQuery({
  permission: 'credentials:manage',
  input: z.object({}),
  async run({ store }) {
    return ok(await store.catalogue.offer())
  },
})
