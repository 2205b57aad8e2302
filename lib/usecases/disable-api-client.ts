import { stateOf } from '@/lib/domain/credential'
import { fail, ok } from '@/lib/domain/failure'
import { switchApiClientInput } from '@/lib/schemas/api-client'
import { apiClientTarget } from './audit-targets'
import { defineChange } from './define-change'

/** Disables an API client. When this returns, its secret and all its tokens are refused; disabling it again changes nothing. */
export const disableApiClient = defineChange({
  permission: 'credentials:manage',
  input: switchApiClientInput,
  action: 'api_client.disabled',
  async run({ input, store, now }) {
    const before = await store.credentials.lock(input.id)
    if (!before) return fail({ kind: 'not_found' })
    if (stateOf(before, now) === 'expired') return fail({ kind: 'credential_expired' })
    return ok(await store.credentials.disable(before.id, before.disabledAt ?? now))
  },
  audit: ({ output: client }) => ({ target: apiClientTarget(client), detail: { clientId: client.clientId } }),
})
