import { ok } from '@/lib/domain/failure'
import { listApiClientsInput } from '@/lib/schemas/api-client-list'
import { credentialPage, inOrder } from './credential-page'
import { defineQuery } from './define-query'
import { seenCredential } from './seen-credential'

/** A page of the service API keys that the person may see and asked for; and, maybe later, how many there are in all. */
export const listServiceApiKeys = defineQuery({
  permission: 'credentials:read',
  input: listApiClientsInput,
  async run({ actor, input, store, now }) {
    const { ids, ...page } = await credentialPage(store.serviceApiKeys, actor, input, now)
    const keys = inOrder(ids, await store.serviceApiKeys.some(ids, actor))
    return ok({ ...page, keys: keys.map((key) => seenCredential(key, now)) })
  },
})
