import { ok } from '@/lib/domain/failure'
import { mostChosen } from '@/lib/domain/batch'
import { matchingCredentialsInput } from '@/lib/schemas/commands/credential-list'
import { apiClients, serviceApiKeys, type Kind } from './credential-kinds'
import { reasonsOf } from './credential-page'
import { defineQuery } from './define-query'

/** The credentials that match the filters and are visible to the person, in order; at most as many as a list lets people select. */
function listMatchingCredentials<Credential>(of: Kind<Credential>) {
  return defineQuery({
    permission: 'credentials:read',
    input: matchingCredentialsInput,
    async run({ actor, input: { sort, attention, ...filter }, store, now }) {
      const reasons = reasonsOf(attention, await store.policies.get())
      const request = { filter: { ...filter, attention: reasons }, order: sort, size: mostChosen, now }
      return ok(await of.read(store).matching(actor, request))
    },
  })
}

export const listMatchingApiClients = listMatchingCredentials(apiClients)
export const listMatchingServiceApiKeys = listMatchingCredentials(serviceApiKeys)
