import { stateOf } from '@/lib/domain/credential'
import { fail, ok } from '@/lib/domain/failure'
import { serviceApiKeyInput } from '@/lib/schemas/service-api-key'
import { serviceApiKeyTarget } from './audit-targets'
import { defineChange } from './define-change'

/** Disables a service API key. When this returns it is refused; disabling it again changes nothing. */
export const disableServiceApiKey = defineChange({
  permission: 'credentials:manage',
  input: serviceApiKeyInput,
  action: 'service_api_key.disabled',
  async run({ input, store, now }) {
    const before = await store.serviceApiKeys.lock(input.id)
    if (!before) return fail({ kind: 'not_found' })
    if (stateOf(before, now) === 'expired') return fail({ kind: 'credential_expired' })
    return ok(await store.serviceApiKeys.disable(before.id, before.disabledAt ?? now))
  },
  audit: ({ output: key }) => ({
    target: serviceApiKeyTarget(key),
    detail: { serviceUser: key.serviceUser.name },
  }),
})
