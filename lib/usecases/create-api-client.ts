import { fail, ok } from '@/lib/domain/failure'
import { personIdOf } from '@/lib/domain/principal'
import { createApiClientInput } from '@/lib/schemas/api-client'
import { apiClientFields, toldOf } from './api-client-fields'
import { apiClientTarget } from './audit-targets'
import { defineChange } from './define-change'

/**
 * Creates an API client with its first secret. The answer is the only one that ever holds the secret:
 * the same submission again answers `already_submitted`, without it.
 */
export const createApiClient = defineChange({
  permission: 'credentials:manage',
  input: createApiClientInput,
  action: 'api_client.created',
  async run({ actor, input, store, mint, now }) {
    const made = await store.credentials.findBySubmission(input.submissionId)
    if (made) return fail({ kind: 'already_submitted', credential: made })
    const fields = await apiClientFields(store, input, { now })
    if (!fields.ok) return fields
    const secret = mint.clientSecret()
    const client = await store.credentials.insert({
      ...fields.value,
      id: mint.id(),
      clientId: mint.clientId(),
      submissionId: input.submissionId,
      ownerId: personIdOf(actor),
      createdById: personIdOf(actor),
      createdAt: now,
      secret: { id: mint.id(), secret, createdAt: now },
    })
    return ok({ client, secret })
  },
  audit: ({ output: { client } }) => ({
    target: apiClientTarget(client),
    detail: { clientId: client.clientId, ...toldOf(client) },
  }),
})
