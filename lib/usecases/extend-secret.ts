import { stateOf, type ApiClient, type ServiceApiKey } from '@/lib/domain/credential'
import { fail, ok } from '@/lib/domain/failure'
import { timeZoneOf } from '@/lib/domain/principal'
import { extensionProblems, isAboutToRetire, wholeSecond } from '@/lib/domain/secret-retirement'
import { liveSecrets } from '@/lib/domain/secret-summary'
import { extendSecretInput } from '@/lib/schemas/commands/secret'
import { apiClients, credentialTarget, serviceApiKeys, type Kind } from './credential-kinds'
import { defineChange } from './define-change'

/** Puts off the retirement of an old secret (R2): once, and never past the credential's expiry. */
function extendSecret<Credential extends ApiClient | ServiceApiKey>(of: Kind<Credential>) {
  return defineChange({
    permission: 'credentials:manage',
    input: extendSecretInput,
    action: `${of.kind}.secret_extended`,
    stepUp: 'always',
    async run({ actor, input, store, clock }) {
      const before = await of.change(store).lock(input.id)
      if (!before) return fail({ kind: 'not_found' })
      const now = clock()
      if (stateOf(before, now) === 'expired') return fail({ kind: 'credential_expired' })
      const old = liveSecrets(before.secrets, now).find(({ id }) => id === input.secretId)
      if (!old?.supersededAt) return fail({ kind: 'not_found' })
      const { retiresAt } = old
      if (old.extendedAt || !retiresAt) return fail({ kind: 'not_extendable' })
      if (isAboutToRetire(old, now)) return fail({ kind: 'retires_now' })
      if (before.version !== input.version) return fail({ kind: 'changed_meanwhile' })
      const plan = { expiresAt: before.expiresAt, retiresAt, now, timeZone: timeZoneOf(actor) }
      const until = wholeSecond(input.until)
      const problems = extensionProblems(until, plan)
      if (Object.keys(problems).length > 0) return fail({ kind: 'invalid_input', fields: problems })
      const credential = await of.change(store).extendSecret(before.id, old.id, until, now)
      return ok({ old, retiresAt, until, credential })
    },
    audit: ({ output: { old, retiresAt, until, credential } }) => ({
      target: credentialTarget(of.kind, credential),
      detail: {
        ...of.identity(credential),
        secret: old.hint,
        'retiresAt.before': retiresAt.toISOString(),
        'retiresAt.after': until.toISOString(),
      },
    }),
  })
}

export const extendApiClientSecret = extendSecret(apiClients)
export const extendServiceApiKeySecret = extendSecret(serviceApiKeys)
