import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { defineQuery } from './define-query'

/** When a person set up their authenticator app, and how many passkeys and recovery codes they have; null without a second factor. */
export const getTwoFactor = defineQuery({
  permission: 'account:manage',
  input: z.object({}),
  run: async ({ actor, store }) => ok(await store.factors.ofPerson(actor.id)),
})
