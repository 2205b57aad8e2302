import { toCredentialView, type SeenServiceApiKey } from '@/app/credential-view'
import type { RevealedKey, ServiceKeyView } from '@/components/service-keys/service-key-view'
import type { ServiceApiKey } from '@/lib/domain/credential'
import type { PlainSecret } from '@/lib/domain/secret'

/** What the browser gets of a service API key. */
export function toServiceKeyView(key: SeenServiceApiKey): ServiceKeyView {
  return { ...toCredentialView(key), serviceUserName: key.serviceUser.name }
}

/** The one place where a service API key leaves the server, into the answer of the action that made it. */
export function revealKey({ key, secret }: { key: ServiceApiKey; secret: PlainSecret }): RevealedKey {
  return { id: key.id, name: key.name, key: secret.reveal() }
}
