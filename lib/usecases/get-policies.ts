import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { defineQuery } from './define-query'

/** The current policies. */
export const getPolicies = defineQuery({
  permission: 'settings:read',
  input: z.object({}),
  async run({ store }) {
    return ok(await store.policies.get())
  },
})
