import { ok } from '@/lib/domain/failure'
import { exportApiClientsInput } from '@/lib/schemas/bulk'
import { defineQuery } from './define-query'
import { seenCredential } from './seen-credential'

/** Those of some API clients that are there and that the person may see, by name. */
export const exportApiClients = defineQuery({
  permission: 'credentials:read',
  input: exportApiClientsInput,
  async run({ actor, input, store, now }) {
    const clients = await store.credentials.some(input.ids, actor)
    return ok(clients.map((client) => seenCredential(client, now)))
  },
})
