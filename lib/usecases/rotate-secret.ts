import { stateOf, type ApiClient, type ServiceApiKey } from '@/lib/domain/credential'
import { fail, ok } from '@/lib/domain/failure'
import { timeZoneOf } from '@/lib/domain/principal'
import type { PlainSecret } from '@/lib/domain/secret'
import {
  isAboutToRetire,
  mostLiveSecrets,
  retirementAt,
  retirementProblems,
} from '@/lib/domain/secret-retirement'
import { liveSecrets } from '@/lib/domain/secret-summary'
import type { Mint } from '@/lib/ports/mint'
import { rotateSecretInput } from '@/lib/schemas/commands/secret'
import { apiClients, credentialTarget, serviceApiKeys, type Kind } from './credential-kinds'
import { defineChange } from './define-change'

/**
 * Puts a new secret beside the current one (R1). Both work until the old one retires: at a moment, or once it has not been
 * used for some hours. Nothing else about the credential changes, and tokens stay valid.
 */
function rotateSecret<Credential extends ApiClient | ServiceApiKey>(
  of: Kind<Credential>,
  newSecret: (mint: Mint) => PlainSecret,
) {
  return defineChange({
    permission: 'credentials:manage',
    input: rotateSecretInput,
    action: `${of.kind}.secret_rotated`,
    stepUp: 'always',
    async run({ actor, input, store, mint, tokenLifetime, clock }) {
      const before = await of.change(store).lock(input.id)
      if (!before) return fail({ kind: 'not_found' })
      const now = clock()
      const state = stateOf(before, now)
      if (state === 'expired') return fail({ kind: 'credential_expired' })
      if (state === 'disabled') return fail({ kind: 'credential_disabled' })
      const live = liveSecrets(before.secrets, now)
      if (live.length >= mostLiveSecrets) return fail({ kind: 'already_rotating' })
      if (live.some((each) => isAboutToRetire(each, now))) return fail({ kind: 'retires_now' })
      if (before.version !== input.version) return fail({ kind: 'changed_meanwhile' })
      const { expiresAt } = before
      const plan = { expiresAt, tokenLifetime, now, timeZone: timeZoneOf(actor) }
      const retirement = retirementAt(input.retirement, now)
      const problems = retirementProblems(retirement, plan)
      // Without a live secret, which a leak can end, nothing retires.
      if (live.length > 0 && Object.keys(problems).length > 0)
        return fail({ kind: 'invalid_input', fields: problems })
      const secret = newSecret(mint)
      const credential = await of
        .change(store)
        .rotateSecret(before.id, { id: mint.id(), secret, createdAt: now }, retirement)
      const [young, old] = liveSecrets(credential.secrets, now)
      return ok({ young, old, credential, secret })
    },
    audit: ({ output: { young, old, credential } }) => ({
      target: credentialTarget(of.kind, credential),
      detail: {
        ...of.identity(credential),
        oldSecret: old?.hint ?? null,
        newSecret: young?.hint ?? null,
        ...(old?.retiresAt && { retiresAt: old.retiresAt.toISOString() }),
        ...(old && old.quietHours !== null && { retiresWhenQuietForHours: old.quietHours }),
      },
    }),
  })
}

export const rotateApiClientSecret = rotateSecret(apiClients, (mint) => mint.clientSecret())
export const rotateServiceApiKey = rotateSecret(serviceApiKeys, (mint) => mint.serviceApiKey())
