import { exportedFields } from '@/app/credential-export'
import { toDetailFields, toRowFields, type SeenApiClient, type SeenListedClient } from '@/app/credential-view'
import type { CredentialView, ListedCredential, Revealed } from '@/components/credentials/credential-view'
import type { ApiClient } from '@/lib/domain/credential'
import type { PlainSecret } from '@/lib/domain/secret'
import { runtime } from '@/lib/runtime'

/** The fields of an API client that the browser receives. */
export function toApiClientView(client: SeenApiClient): CredentialView<'api_client'> {
  const { clientId, contactEmail, application } = client
  return { ...toDetailFields(client), clientId, contactEmail, application }
}

/** The fields of an API client that its row shows. */
export function toListedClient(client: SeenListedClient): ListedCredential<'api_client'> {
  const { clientId, contactEmail, application, reads, writes } = client
  return {
    ...toRowFields(client),
    clientId,
    contactEmail,
    application,
    reads,
    writes,
  }
}

/** The fields of an API client in an export. */
export function toExportFields(client: SeenApiClient): Record<string, string> {
  const { first, last } = exportedFields(client, 'redeemed')
  return {
    id: client.id,
    client_id: client.clientId,
    ...first,
    contact_email: client.contactEmail ?? '',
    application: client.application ?? '',
    ...last,
  }
}

/** The only place where a client secret leaves the server: in the answer of the action that created it. */
export function revealSecret(made: { client: ApiClient; secret: PlainSecret }): Revealed['api_client'] {
  const { client, secret } = made
  const { apiBaseUrl, publicUrl } = runtime().publicConfig
  return {
    name: client.name,
    clientId: client.clientId,
    clientSecret: secret.reveal(),
    baseUrl: apiBaseUrl,
    tokenUrl: `${publicUrl}/oauth/token`,
  }
}
