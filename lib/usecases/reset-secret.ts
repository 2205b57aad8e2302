import { stateOf } from '@/lib/domain/credential'
import { fail, ok } from '@/lib/domain/failure'
import { resetSecretInput } from '@/lib/schemas/commands/api-client'
import { credentialTarget } from './credential-kinds'
import { defineChange } from './define-change'

/** Replaces the secret of an API client. When this returns, the old secret and every token issued under it are dead. */
export const resetSecret = defineChange({
  permission: 'credentials:manage',
  input: resetSecretInput,
  action: 'api_client.secret_reset',
  stepUp: 'always',
  async run({ input, store, mint, now }) {
    const before = await store.apiClients.lock(input.id)
    if (!before) return fail({ kind: 'not_found' })
    if (before.version !== input.version) return fail({ kind: 'changed_meanwhile' })
    if (stateOf(before, now) === 'expired') return fail({ kind: 'credential_expired' })
    const secret = mint.clientSecret()
    const client = await store.apiClients.replaceSecrets(before.id, {
      id: mint.id(),
      secret,
      createdAt: now,
    })
    return ok({ before, client, secret })
  },
  audit: ({ output: { before, client } }) => ({
    target: credentialTarget('api_client', client),
    detail: {
      clientId: client.clientId,
      'secret.before': before.secrets.map((secret) => secret.hint).join(' '),
      'secret.after': client.secrets.map((secret) => secret.hint).join(' '),
    },
  }),
})
