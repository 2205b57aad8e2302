import { fail, ok } from '@/lib/domain/failure'
import { serviceApiKeyInput } from '@/lib/schemas/service-api-key'
import { defineQuery } from './define-query'
import { seenCredential } from './seen-credential'

/** One service API key that the person may see, with its state at this moment. */
export const getServiceApiKey = defineQuery({
  permission: 'credentials:read',
  input: serviceApiKeyInput,
  async run({ actor, input, store, now }) {
    const key = await store.serviceApiKeys.find(input.id, actor)
    return key ? ok(seenCredential(key, now)) : fail({ kind: 'not_found' })
  },
})
