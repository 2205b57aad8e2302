import { ok } from '@/lib/domain/failure'
import { startOfDays, withEveryDay } from '@/lib/domain/usage-days'
import { listApiClientsInput } from '@/lib/schemas/api-client-list'
import { credentialPage } from './credential-page'
import { defineQuery } from './define-query'
import { seenCredential } from './seen-credential'

const usageDays = 7

/** A page of the API clients that the person may see and asked for, and how many there are in all. */
export const listApiClients = defineQuery({
  permission: 'credentials:read',
  input: listApiClientsInput,
  async run({ actor, input, store, now }) {
    const { credentials: clients, ...page } = await credentialPage(store.credentials, actor, input, now)
    const usage = await store.usage.byDay(
      clients.map((client) => client.id),
      startOfDays(usageDays, now),
    )
    return ok({
      ...page,
      clients: clients.map((client) => ({
        ...seenCredential(client, now),
        /** The last seven days in UTC. */
        usage: withEveryDay(usage.get(client.id) ?? [], usageDays, now),
      })),
    })
  },
})
