import type { ApiClientView, RevealedSecret } from '@/components/api-clients/api-client-view'
import type { ApiClient, CredentialState } from '@/lib/domain/credential'
import type { PlainSecret } from '@/lib/domain/secret'
import { runtime } from '@/lib/runtime'

/** What the browser gets of an API client. */
export function toApiClientView(client: ApiClient & { state: CredentialState }): ApiClientView {
  return {
    id: client.id,
    clientId: client.clientId,
    name: client.name,
    description: client.description,
    contactEmail: client.contactEmail,
    application: client.application,
    state: client.state,
    ownerName: client.owner?.name ?? null,
    createdByName: client.createdBy?.name ?? null,
    createdAt: client.createdAt.toISOString(),
    expiresAt: client.expiresAt?.toISOString() ?? null,
    lastRedeemedAt: client.lastRedeemedAt?.toISOString() ?? null,
    lastRedeemedFrom: client.lastRedeemedFrom,
    secrets: client.secrets.map(({ hint, createdAt }) => ({ hint, createdAt: createdAt.toISOString() })),
    version: client.version,
  }
}

/** The one place where a client secret leaves the server, into the answer of the action that made it. */
export function revealSecret({ client, secret }: { client: ApiClient; secret: PlainSecret }): RevealedSecret {
  const { apiBaseUrl, publicUrl } = runtime().config
  return {
    name: client.name,
    clientId: client.clientId,
    clientSecret: secret.reveal(),
    baseUrl: apiBaseUrl,
    tokenUrl: `${publicUrl}/oauth/token`,
  }
}
