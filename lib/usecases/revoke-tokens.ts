import { stateOf } from '@/lib/domain/credential'
import { fail, ok } from '@/lib/domain/failure'
import { credentialInput } from '@/lib/schemas/commands/credential'
import { apiClients, credentialTarget } from './credential-kinds'
import { defineChange } from './define-change'

/**
 * Revokes every token of an API client. When this returns, all tokens issued before are refused. Its secret keeps working, so
 * programs get new tokens.
 */
export const revokeTokens = defineChange({
  permission: 'credentials:manage',
  input: credentialInput,
  action: 'api_client.tokens_revoked',
  stepUp: 'never',
  async run({ input, store, now }) {
    const before = await store.apiClients.lock(input.id)
    if (!before) return fail({ kind: 'not_found' })
    if (stateOf(before, now) === 'expired') return fail({ kind: 'credential_expired' })
    return ok(await store.apiClients.revokeTokens(before.id))
  },
  audit: ({ output: client }) => ({
    target: credentialTarget('api_client', client),
    detail: apiClients.identity(client),
  }),
})
