import { attentionReasonsUnder } from '@/lib/domain/credential-list'
import { ok } from '@/lib/domain/failure'
import { credentialChoicesInput } from '@/lib/schemas/commands/credential-list'
import { apiClients, serviceApiKeys, type Kind } from './credential-kinds'
import { defineQuery } from './define-query'

/**
 * The values by which the list of a kind can be filtered: those that occur among what the person may see, and the reasons for
 * attention that count.
 */
function listCredentialChoices<Credential>(of: Kind<Credential>) {
  return defineQuery({
    permission: 'credentials:read',
    input: credentialChoicesInput,
    async run({ actor, input, store }) {
      const [choices, policies] = await Promise.all([
        of.read(store).choices(actor, input),
        store.policies.get(),
      ])
      return ok({ ...choices, attention: attentionReasonsUnder(policies) })
    },
  })
}

export const listApiClientChoices = listCredentialChoices(apiClients)
export const listServiceApiKeyChoices = listCredentialChoices(serviceApiKeys)
