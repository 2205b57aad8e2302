import { ok } from '@/lib/domain/failure'
import { credentialInput } from '@/lib/schemas/commands/credential'
import { defineQuery } from './define-query'
import { changeReading, toldEvents } from './told-events'

/** How many events the details show; the audit trail has them all. */
const mostShown = 5

/** The latest events of a credential, newest first. */
export const eventsOfCredential = defineQuery({
  permission: 'audit:read',
  input: credentialInput,
  async run({ actor, input, store }) {
    const [events, reading] = await Promise.all([
      store.audit.latest(actor, input.id, mostShown),
      changeReading(store, actor),
    ])
    return ok(toldEvents(events, reading))
  },
})
