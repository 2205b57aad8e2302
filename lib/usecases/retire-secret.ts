import { stateOf, type ApiClient, type ServiceApiKey } from '@/lib/domain/credential'
import { fail, ok } from '@/lib/domain/failure'
import { liveSecrets } from '@/lib/domain/secret-summary'
import { retireSecretInput } from '@/lib/schemas/commands/secret'
import { apiClients, credentialTarget, serviceApiKeys, type Kind } from './credential-kinds'
import { defineChange } from './define-change'

/**
 * Retires the old secret of a rotation now, before its time (R2). When this returns, it and the tokens issued for it are
 * refused. The new secret and its tokens keep working.
 */
function retireSecret<Credential extends ApiClient | ServiceApiKey>(of: Kind<Credential>) {
  return defineChange({
    permission: 'credentials:manage',
    input: retireSecretInput,
    action: `${of.kind}.secret_retired`,
    stepUp: 'always',
    async run({ input, store, clock }) {
      const before = await of.change(store).lock(input.id)
      if (!before) return fail({ kind: 'not_found' })
      const now = clock()
      if (stateOf(before, now) === 'expired') return fail({ kind: 'credential_expired' })
      const live = liveSecrets(before.secrets, now)
      const old = live.find(({ id }) => id === input.secretId)
      // The new one is replaced by a reset instead.
      if (!old?.supersededAt) return fail({ kind: 'not_found' })
      if (live.length === 1) return fail({ kind: 'last_secret' })
      if (before.version !== input.version) return fail({ kind: 'changed_meanwhile' })
      return ok({ old, credential: await of.change(store).endSecret(before.id, old.id, now) })
    },
    audit: ({ output: { old, credential } }) => ({
      target: credentialTarget(of.kind, credential),
      detail: {
        ...of.identity(credential),
        secret: old.hint,
        lastUsedAt: old.lastUsedAt?.toISOString() ?? null,
        lastUsedFrom: old.lastUsedFrom,
      },
    }),
  })
}

export const retireApiClientSecret = retireSecret(apiClients)
export const retireServiceApiKeySecret = retireSecret(serviceApiKeys)
