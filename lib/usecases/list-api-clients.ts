import { stateOf } from '@/lib/domain/credential'
import { ok } from '@/lib/domain/failure'
import { datesOfDays, startOfDays, withEveryDay } from '@/lib/domain/usage-days'
import { listApiClientsInput } from '@/lib/schemas/api-client-list'
import { credentialPage, inOrder } from './credential-page'
import { defineQuery } from './define-query'

const usageDays = 7

/** A page of the API clients that the person may see and asked for; and, maybe later, how many there are in all. */
export const listApiClients = defineQuery({
  permission: 'credentials:read',
  input: listApiClientsInput,
  async run({ actor, input, store, now }) {
    const { ids, ...page } = await credentialPage(store.credentials, actor, input, now)
    const [clients, usage] = await Promise.all([
      store.credentials.listed(ids, actor),
      store.usage.byDay(ids, startOfDays(usageDays, now)),
    ])
    const dates = datesOfDays(usageDays, now)
    return ok({
      ...page,
      clients: inOrder(ids, clients).map((client) => ({
        ...client,
        state: stateOf(client, now),
        /** The last seven days in UTC. */
        usage: withEveryDay(usage.get(client.id) ?? [], dates),
      })),
    })
  },
})
