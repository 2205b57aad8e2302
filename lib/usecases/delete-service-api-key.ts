import { fail, ok } from '@/lib/domain/failure'
import { serviceApiKeyInput } from '@/lib/schemas/service-api-key'
import { serviceApiKeyTarget } from './audit-targets'
import { defineChange } from './define-change'
import { toldOfKey } from './told-of-key'

/** Deletes a service API key, in whatever state. When this returns it is dead; its trail stays, and so does its service user. */
export const deleteServiceApiKey = defineChange({
  permission: 'credentials:manage',
  input: serviceApiKeyInput,
  action: 'service_api_key.deleted',
  async run({ input, store, now }) {
    const key = await store.serviceApiKeys.lock(input.id)
    if (!key) return fail({ kind: 'not_found' })
    await store.serviceApiKeys.delete(key.id, now)
    return ok(key)
  },
  audit: ({ output: key }) => ({
    target: serviceApiKeyTarget(key),
    detail: toldOfKey(key),
  }),
})
