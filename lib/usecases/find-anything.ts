import { stateOf } from '@/lib/domain/credential'
import { ok } from '@/lib/domain/failure'
import { holds } from '@/lib/domain/principal'
import { isWholeReference, readReference } from '@/lib/domain/refusal-reference'
import { foldText } from '@/lib/domain/text'
import type { FoundCredential } from '@/lib/ports/search'
import { findAnythingInput } from '@/lib/schemas/commands/search'
import { defineQuery } from './define-query'
import { toldRefusal } from './told-refusal'

/** How many credentials of each kind are found, and how many people. */
const mostOfAKind = 6
const mostPeople = 4

/**
 * What a person may open that a text may mean: credentials of both kinds, people if they may see them, and the refusal with the
 * reference. Each with the text by which it was found.
 */
export const findAnything = defineQuery({
  permission: 'credentials:read',
  input: findAnythingInput,
  async run({ actor, input: { text }, store, now }) {
    const reference = readReference(text)
    const [apiClients, serviceApiKeys, people, refusals] = await Promise.all([
      store.search.credentials(actor, 'api_client', text, mostOfAKind),
      store.search.credentials(actor, 'service_api_key', text, mostOfAKind),
      holds(actor, 'people:read') ? store.people.matching(text, mostPeople, { evenDisabled: true }) : [],
      holds(actor, 'audit:read') && reference !== null && isWholeReference(reference)
        ? store.refusals.list(actor, { reference }, { size: 1 })
        : null,
    ])
    const [refusal] = refusals?.rows ?? []
    return ok({
      credentials: [...apiClients, ...serviceApiKeys].map((credential) => ({
        ...credential,
        state: stateOf(credential, now),
        foundBy: foundBy(credential, text),
      })),
      people,
      refusal: refusal ? toldRefusal(refusal) : null,
    })
  },
})

/** What tells a credential from others with the same name: what contains the text, else the client ID or the service user. */
function foundBy(credential: FoundCredential, text: string): string {
  const { clientId, contactEmail, application, serviceUserName } = credential
  const others = [clientId, contactEmail, application]
  const key = foldText(text)
  return others.find((each) => each && foldText(each).includes(key)) ?? clientId ?? serviceUserName ?? ''
}
