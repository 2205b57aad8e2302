import { fail, ok } from '@/lib/domain/failure'
import { deleteApiClientInput } from '@/lib/schemas/api-client'
import { toldOf } from './api-client-fields'
import { apiClientTarget } from './audit-targets'
import { defineChange } from './define-change'

/** Deletes an API client, in whatever state. When this returns, its secret and all its tokens are dead; its trail stays. */
export const deleteApiClient = defineChange({
  permission: 'credentials:manage',
  input: deleteApiClientInput,
  action: 'api_client.deleted',
  async run({ input, store, now }) {
    const client = await store.credentials.lock(input.id)
    if (!client) return fail({ kind: 'not_found' })
    await store.credentials.delete(client.id, now)
    return ok({ client })
  },
  audit: ({ output: { client } }) => ({
    target: apiClientTarget(client),
    // As it last was, for what it was granted is deleted with it.
    detail: { clientId: client.clientId, ...toldOf(client) },
  }),
})
