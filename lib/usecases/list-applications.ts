import { z } from '@/lib/schemas/commands/zod'
import { suggestedApplications } from '@/lib/domain/credential'
import { ok } from '@/lib/domain/failure'
import { defineQuery } from './define-query'

/** What the application field suggests (B1): applications in use, then the usual ones. */
export const listApplications = defineQuery({
  permission: 'credentials:read',
  input: z.object({}),
  async run({ actor, store }) {
    const used = await store.apiClients.applications(actor)
    return ok([...new Set([...used, ...suggestedApplications])])
  },
})
