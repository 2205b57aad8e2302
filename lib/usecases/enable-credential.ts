import { differences } from '@/lib/domain/changes'
import { stateOf, type ApiClient, type ServiceApiKey } from '@/lib/domain/credential'
import { fail, ok } from '@/lib/domain/failure'
import { credentialInput } from '@/lib/schemas/commands/credential'
import { apiClients, credentialTarget, serviceApiKeys, type Kind } from './credential-kinds'
import { defineBatch } from './define-batch'
import { defineChange } from './define-change'

/** Enables a disabled credential. It works again; tokens from before it was disabled stay dead. */
function enableCredential<Credential extends ApiClient | ServiceApiKey>(of: Kind<Credential>) {
  return defineChange({
    permission: 'credentials:manage',
    input: credentialInput,
    action: `${of.kind}.enabled`,
    stepUp: 'always',
    async run({ input, store, clock }) {
      const before = await of.change(store).lock(input.id)
      if (!before) return fail({ kind: 'not_found' })
      const now = clock()
      if (stateOf(before, now) === 'expired') return fail({ kind: 'credential_expired' })
      const credential = await of.change(store).enable(before.id, now)
      return ok({ ...credential, stateBefore: stateOf(before, now) })
    },
    audit: ({ output: credential }) => ({
      target: credentialTarget(of.kind, credential),
      detail: {
        ...of.identity(credential),
        ...differences({ state: credential.stateBefore }, { state: 'active' }),
      },
    }),
  })
}

export const enableApiClient = enableCredential(apiClients)
export const enableApiClients = defineBatch(enableApiClient)
export const enableServiceApiKey = enableCredential(serviceApiKeys)
export const enableServiceApiKeys = defineBatch(enableServiceApiKey)
