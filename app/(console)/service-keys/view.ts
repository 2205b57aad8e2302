import { exportedFields } from '@/app/credential-export'
import {
  toDetailFields,
  toRowFields,
  type SeenListedKey,
  type SeenServiceApiKey,
} from '@/app/credential-view'
import type { CredentialView, ListedCredential, Revealed } from '@/components/credentials/credential-view'
import type { ServiceApiKey } from '@/lib/domain/credential'
import type { PlainSecret } from '@/lib/domain/secret'
import { runtime } from '@/lib/runtime'

/** The fields of a service API key that the browser receives. */
export function toServiceKeyView(key: SeenServiceApiKey): CredentialView<'service_api_key'> {
  return { ...toDetailFields(key), serviceUserName: key.serviceUser.name }
}

/** The fields of a service API key that its row shows. */
export function toListedKey(key: SeenListedKey): ListedCredential<'service_api_key'> {
  return { ...toRowFields(key), description: key.description, serviceUserName: key.serviceUser.name }
}

/** The fields of a service API key in an export. */
export function toExportFields(key: SeenServiceApiKey): Record<string, string> {
  const { first, last } = exportedFields(key, 'used')
  return { id: key.id, ...first, service_user: key.serviceUser.name, ...last }
}

/** The only place where a service API key leaves the server: in the answer of the action that created it. */
export function revealKey(made: { key: ServiceApiKey; secret: PlainSecret }): Revealed['service_api_key'] {
  const { apiBaseUrl, publicUrl } = runtime().publicConfig
  return {
    name: made.key.name,
    key: made.secret.reveal(),
    baseUrl: apiBaseUrl,
    verifyUrl: `${publicUrl}/verify`,
  }
}
