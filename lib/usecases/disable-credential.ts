import { differences } from '@/lib/domain/changes'
import { stateOf, type ApiClient, type ServiceApiKey } from '@/lib/domain/credential'
import { fail, ok } from '@/lib/domain/failure'
import { credentialInput } from '@/lib/schemas/commands/credential'
import { apiClients, credentialTarget, serviceApiKeys, type Kind } from './credential-kinds'
import { defineBatch } from './define-batch'
import { defineChange } from './define-change'

/** Disables a credential. When this returns, it and all its tokens are refused. Disabling it again changes nothing. */
function disableCredential<Credential extends ApiClient | ServiceApiKey>(of: Kind<Credential>) {
  return defineChange({
    permission: 'credentials:manage',
    input: credentialInput,
    action: `${of.kind}.disabled`,
    stepUp: 'never',
    async run({ input, store, now }) {
      const before = await of.change(store).lock(input.id)
      if (!before) return fail({ kind: 'not_found' })
      if (stateOf(before, now) === 'expired') return fail({ kind: 'credential_expired' })
      const credential = await of.change(store).disable(before.id, before.disabledAt ?? now)
      return ok({ ...credential, stateBefore: stateOf(before, now) })
    },
    audit: ({ output: credential }) => ({
      target: credentialTarget(of.kind, credential),
      detail: {
        ...of.identity(credential),
        ...differences({ state: credential.stateBefore }, { state: 'disabled' }),
      },
    }),
  })
}

export const disableApiClient = disableCredential(apiClients)
export const disableApiClients = defineBatch(disableApiClient)
export const disableServiceApiKey = disableCredential(serviceApiKeys)
export const disableServiceApiKeys = defineBatch(disableServiceApiKey)
