import { fail, ok } from '@/lib/domain/failure'
import { getApiClientInput } from '@/lib/schemas/api-client'
import { defineQuery } from './define-query'
import { seenCredential } from './seen-credential'

/** One API client that the person may see, with its state at this moment. */
export const getApiClient = defineQuery({
  permission: 'credentials:read',
  input: getApiClientInput,
  async run({ actor, input, store, now }) {
    const client = await store.credentials.find(input.id, actor)
    return client ? ok(seenCredential(client, now)) : fail({ kind: 'not_found' })
  },
})
