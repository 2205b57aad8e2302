import { fail, ok } from '@/lib/domain/failure'
import { personIdOf } from '@/lib/domain/principal'
import { mostKeys } from '@/lib/domain/service-user'
import { createServiceApiKeyInput } from '@/lib/schemas/commands/service-api-key'
import { credentialFields } from './credential-fields'
import { credentialTarget, serviceApiKeys } from './credential-kinds'
import { defineChange } from './define-change'
import { alreadySubmitted, newCredential, ownerOf } from './new-credential'

/**
 * Creates a service API key, and its service user if no user has that name. Only this answer ever contains the key: a
 * repeated submission gets `already_submitted`, without it. Fails at ten keys (X3), which are counted while their service
 * user is locked.
 */
export const createServiceApiKey = defineChange({
  permission: 'credentials:manage',
  input: createServiceApiKeyInput,
  action: 'service_api_key.created',
  stepUp: 'always',
  async run({ actor, input, store, mint, now }) {
    const { submissionId, serviceUser: name, ...sent } = input
    const ownerId = personIdOf(actor)
    const serviceUser = await store.serviceUsers.take({ id: mint.id(), name, ownerId, createdAt: now })
    const made = await alreadySubmitted(store, submissionId)
    if (made) return fail(made)
    if (serviceUser.keys >= mostKeys) return fail({ kind: 'too_many_keys', serviceUser })
    const given = { ...sent, ownerId: ownerOf(actor, sent) }
    const fields = await credentialFields(store, given, { actor, now, sent })
    if (!fields.ok) return fields
    const secret = mint.serviceApiKey()
    const key = await store.serviceApiKeys.insert({
      ...fields.value,
      ...newCredential({ actor, input, mint, now }, secret),
      serviceUserId: serviceUser.id,
    })
    return ok({ key, secret })
  },
  audit: ({ output: { key } }) => ({
    target: credentialTarget('service_api_key', key),
    detail: serviceApiKeys.told(key),
  }),
})
