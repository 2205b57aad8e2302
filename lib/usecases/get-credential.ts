import type { ApiClient, ServiceApiKey } from '@/lib/domain/credential'
import { fail, ok } from '@/lib/domain/failure'
import { credentialInput } from '@/lib/schemas/commands/credential'
import { apiClients, serviceApiKeys, type Kind } from './credential-kinds'
import { defineQuery } from './define-query'
import { seenCredential } from './seen-credential'

/** One credential that the person may see, with its state at this moment. */
function getCredential<Credential extends ApiClient | ServiceApiKey>(of: Kind<Credential>) {
  return defineQuery({
    permission: 'credentials:read',
    input: credentialInput,
    async run({ actor, input, store, now }) {
      const credential = await of.read(store).find(input.id, actor)
      return credential ? ok(seenCredential(credential, now)) : fail({ kind: 'not_found' })
    },
  })
}

export const getApiClient = getCredential(apiClients)
export const getServiceApiKey = getCredential(serviceApiKeys)
