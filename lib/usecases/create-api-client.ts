import { fail, ok } from '@/lib/domain/failure'
import { createApiClientInput } from '@/lib/schemas/commands/api-client'
import { apiClientFields } from './api-client-fields'
import { apiClients, credentialTarget } from './credential-kinds'
import { defineChange } from './define-change'
import { alreadySubmitted, newCredential, ownerOf } from './new-credential'

/**
 * Creates an API client with its first secret. Only this answer ever contains the secret: a repeated submission gets
 * `already_submitted`, without it.
 */
export const createApiClient = defineChange({
  permission: 'credentials:manage',
  input: createApiClientInput,
  action: 'api_client.created',
  stepUp: 'always',
  async run({ actor, input, store, mint, now }) {
    const { submissionId, ...sent } = input
    const made = await alreadySubmitted(store, submissionId)
    if (made) return fail(made)
    const given = { ...sent, ownerId: ownerOf(actor, sent) }
    const fields = await apiClientFields(store, given, { actor, now, sent })
    if (!fields.ok) return fields
    const secret = mint.clientSecret()
    const client = await store.apiClients.insert({
      ...fields.value,
      ...newCredential({ actor, input, mint, now }, secret),
      clientId: mint.clientId(),
    })
    return ok({ client, secret })
  },
  audit: ({ output: { client } }) => ({
    target: credentialTarget('api_client', client),
    detail: apiClients.told(client),
  }),
})
