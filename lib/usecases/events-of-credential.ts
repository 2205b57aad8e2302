import { ok } from '@/lib/domain/failure'
import { credentialInput } from '@/lib/schemas/commands/credential'
import { defineQuery } from './define-query'

/** How many the details show; the audit trail has them all. */
const mostShown = 5

/** What was last done to a credential, newest first. */
export const eventsOfCredential = defineQuery({
  permission: 'audit:read',
  input: credentialInput,
  async run({ actor, input, store }) {
    return ok(await store.audit.latest(actor, input.id, mostShown))
  },
})
