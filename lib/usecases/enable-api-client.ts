import { stateOf } from '@/lib/domain/credential'
import { fail, ok } from '@/lib/domain/failure'
import { switchApiClientInput } from '@/lib/schemas/api-client'
import { apiClientTarget } from './audit-targets'
import { defineChange } from './define-change'

/** Enables a disabled API client: its secret works again; tokens from before it was disabled stay dead. */
export const enableApiClient = defineChange({
  permission: 'credentials:manage',
  input: switchApiClientInput,
  action: 'api_client.enabled',
  async run({ input, store, now }) {
    const before = await store.credentials.lock(input.id)
    if (!before) return fail({ kind: 'not_found' })
    if (stateOf(before, now) === 'expired') return fail({ kind: 'credential_expired' })
    return ok(await store.credentials.enable(before.id))
  },
  audit: ({ output: client }) => ({ target: apiClientTarget(client), detail: { clientId: client.clientId } }),
})
