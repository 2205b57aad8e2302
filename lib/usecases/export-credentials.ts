import type { ApiClient, ServiceApiKey } from '@/lib/domain/credential'
import { ok } from '@/lib/domain/failure'
import { exportCredentialsInput } from '@/lib/schemas/commands/batch'
import { apiClients, serviceApiKeys, type Kind } from './credential-kinds'
import { defineQuery } from './define-query'
import { seenCredential } from './seen-credential'

/** The given credentials that exist and that the person may see, sorted by name. */
function exportCredentials<Credential extends ApiClient | ServiceApiKey>(of: Kind<Credential>) {
  return defineQuery({
    permission: 'credentials:read',
    input: exportCredentialsInput,
    async run({ actor, input, store, now }) {
      const credentials = await of.read(store).some(input.ids, actor)
      return ok(credentials.map((credential) => seenCredential(credential, now)))
    },
  })
}

export const exportApiClients = exportCredentials(apiClients)
export const exportServiceApiKeys = exportCredentials(serviceApiKeys)
