import { ok } from '@/lib/domain/failure'
import { listApiClientsInput } from '@/lib/schemas/api-client'
import { defineQuery } from './define-query'
import { seenApiClient } from './seen-api-client'

const pageSize = 50

/** A page of the API clients that the person may see, newest first, and how many there are in all. */
export const listApiClients = defineQuery({
  permission: 'credentials:read',
  input: listApiClientsInput,
  async run({ actor, input, store, now }) {
    const page = await store.credentials.list(actor, { after: input.after, size: pageSize })
    const clients = page.clients.map((client) => seenApiClient(client, now))
    return ok({ ...page, clients })
  },
})
