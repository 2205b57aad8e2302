import type { ApiClient, ServiceApiKey } from '@/lib/domain/credential'
import { fail, ok } from '@/lib/domain/failure'
import { credentialInput } from '@/lib/schemas/commands/credential'
import { apiClients, credentialTarget, serviceApiKeys, type Kind } from './credential-kinds'
import { defineBatch } from './define-batch'
import { defineChange } from './define-change'

/** Deletes a credential in any state. When this returns, it and all its tokens are dead; its audit events stay. */
function deleteCredential<Credential extends ApiClient | ServiceApiKey>(of: Kind<Credential>) {
  return defineChange({
    permission: 'credentials:manage',
    input: credentialInput,
    action: `${of.kind}.deleted`,
    stepUp: 'always',
    async run({ input, store, now }) {
      const credential = await of.change(store).lock(input.id)
      if (!credential) return fail({ kind: 'not_found' })
      await of.change(store).delete(credential.id, now)
      return ok(credential)
    },
    audit: ({ output: credential }) => ({
      target: credentialTarget(of.kind, credential),
      // Recorded as it was last, because its grants are deleted with it.
      detail: of.told(credential),
    }),
  })
}

export const deleteApiClient = deleteCredential(apiClients)
export const deleteApiClients = defineBatch(deleteApiClient)
export const deleteServiceApiKey = deleteCredential(serviceApiKeys)
export const deleteServiceApiKeys = defineBatch(deleteServiceApiKey)
