import { ok } from '@/lib/domain/failure'
import { startOfDays, withEveryDay } from '@/lib/domain/usage-days'
import { listApiClientsInput, toPlaceText } from '@/lib/schemas/api-client-list'
import { defineQuery } from './define-query'
import { seenApiClient } from './seen-api-client'

const pageSize = 50
const usageDays = 7

/** A page of the API clients that the person may see and asked for, and how many there are in all. */
export const listApiClients = defineQuery({
  permission: 'credentials:read',
  input: listApiClientsInput,
  async run({ actor, input, store, now }) {
    const { q, creator, sort, after, before, ...filter } = input
    const request = {
      filter: { ...filter, search: q, creatorId: creator },
      order: sort,
      size: pageSize,
      now,
    }
    let page = await store.credentials.list(actor, { ...request, after, before })
    // A page before some place that is not full is the first one: shown as such, and whole.
    if (before && !page.previous) page = await store.credentials.list(actor, request)
    const usage = await store.usage.byDay(
      page.clients.map((client) => client.id),
      startOfDays(usageDays, now),
    )
    return ok({
      clients: page.clients.map((client) => ({
        ...seenApiClient(client, now),
        /** The last seven days in UTC. */
        usage: withEveryDay(usage.get(client.id) ?? [], usageDays, now),
      })),
      total: page.total,
      totalIsExact: page.totalIsExact,
      /** From where the pages on either side are to be had, as an address carries it; null where there is none. */
      previous: page.previous && toPlaceText(page.previous),
      next: page.next && toPlaceText(page.next),
    })
  },
})
