import { ok } from '@/lib/domain/failure'
import { listApiClientsInput } from '@/lib/schemas/api-client-list'
import { credentialPage } from './credential-page'
import { defineQuery } from './define-query'
import { seenCredential } from './seen-credential'

/** A page of the service API keys that the person may see and asked for, and how many there are in all. */
export const listServiceApiKeys = defineQuery({
  permission: 'credentials:read',
  input: listApiClientsInput,
  async run({ actor, input, store, now }) {
    const { credentials, ...page } = await credentialPage(store.serviceApiKeys, actor, input, now)
    return ok({ ...page, keys: credentials.map((key) => seenCredential(key, now)) })
  },
})
