import { fail, ok } from '@/lib/domain/failure'
import { personIdOf } from '@/lib/domain/principal'
import { mostKeys } from '@/lib/domain/service-user'
import { createServiceApiKeyInput } from '@/lib/schemas/service-api-key'
import { serviceApiKeyTarget } from './audit-targets'
import { credentialFields } from './credential-fields'
import { defineChange } from './define-change'
import { toldOfKey } from './told-of-key'

/**
 * Creates a service API key, and its service user if there is none of that name. The answer is the only one that ever holds
 * the key: the same submission again answers `already_submitted`, without it. Fails at ten keys (X3), which are counted
 * under the lock of their service user.
 */
export const createServiceApiKey = defineChange({
  permission: 'credentials:manage',
  input: createServiceApiKeyInput,
  action: 'service_api_key.created',
  async run({ actor, input, store, mint, now }) {
    const serviceUser = await store.serviceUsers.take({
      id: mint.id(),
      name: input.serviceUser,
      ownerId: personIdOf(actor),
      createdAt: now,
    })
    const made = await store.serviceApiKeys.findBySubmission(input.submissionId)
    if (made) return fail({ kind: 'already_submitted', credential: made })
    if (serviceUser.keys >= mostKeys) return fail({ kind: 'too_many_keys', serviceUser })
    const fields = await credentialFields(store, input, { now, own: {} })
    if (!fields.ok) return fields
    const secret = mint.serviceApiKey()
    const key = await store.serviceApiKeys.insert({
      ...fields.value,
      id: mint.id(),
      serviceUserId: serviceUser.id,
      submissionId: input.submissionId,
      ownerId: personIdOf(actor),
      createdById: personIdOf(actor),
      createdAt: now,
      secret: { id: mint.id(), secret, createdAt: now },
    })
    return ok({ key, secret })
  },
  audit: ({ output: { key } }) => ({ target: serviceApiKeyTarget(key), detail: toldOfKey(key) }),
})
