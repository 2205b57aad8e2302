import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { defineQuery } from './define-query'

/** What the form of a credential offers: grantable APIs, and products. It does not count their use, which would be slow. */
export const listGrantableApis = defineQuery({
  permission: 'credentials:manage',
  input: z.object({}),
  async run({ store }) {
    return ok(await store.catalogue.offer())
  },
})
