import { toDetailFields, toRowFields, type SeenServiceApiKey } from '@/app/credential-view'
import type { CredentialView, ListedCredential, Revealed } from '@/components/credentials/credential-view'
import type { ServiceApiKey } from '@/lib/domain/credential'
import type { PlainSecret } from '@/lib/domain/secret'

/** What the browser gets of a service API key. */
export function toServiceKeyView(key: SeenServiceApiKey): CredentialView<'service_api_key'> {
  return { ...toDetailFields(key), serviceUserName: key.serviceUser.name }
}

/** What the browser gets of a service API key for its row. */
export function toListedKey(key: SeenServiceApiKey): ListedCredential<'service_api_key'> {
  return { ...toRowFields(key), serviceUserName: key.serviceUser.name }
}

/** The one place where a service API key leaves the server, into the answer of the action that made it. */
export function revealKey(made: { key: ServiceApiKey; secret: PlainSecret }): Revealed['service_api_key'] {
  return { name: made.key.name, key: made.secret.reveal() }
}
