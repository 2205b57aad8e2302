import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { defineQuery } from './define-query'

/** Since when a person has two-factor sign-in, and how many recovery codes are left; null if they have not. */
export const getTwoFactor = defineQuery({
  permission: 'account:manage',
  input: z.object({}),
  run: async ({ actor, store }) => ok(await store.factors.ofPerson(actor.id)),
})
