import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { defineQuery } from './define-query'

/** How many active people have no second factor, for those who decide whether one is required. */
export const countTwoFactor = defineQuery({
  permission: 'people:read',
  input: z.object({}),
  run: async ({ store }) => ok(await store.people.countActive()),
})
