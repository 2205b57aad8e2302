import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { defineQuery } from './define-query'

/** The values by which the list of API clients can be filtered: those that occur among what the person may see. */
export const listApiClientChoices = defineQuery({
  permission: 'credentials:read',
  input: z.object({}),
  async run({ actor, store }) {
    return ok(await store.apiClients.choices(actor))
  },
})
