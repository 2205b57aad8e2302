import type { AuditDetail, AuditTarget } from '@/lib/domain/audit-event'
import type { ApiClient, CredentialKind, ServiceApiKey } from '@/lib/domain/credential'
import type { ChangeCredentials, ReadCredentials } from '@/lib/ports/credentials'
import type { ReadStore, TransactionStore } from '@/lib/ports/store'

/** What a use-case that both kinds of credential share has to know of the one that it is for. */
export interface Kind<Credential> {
  kind: CredentialKind
  /** Those of the kind, as people read them. */
  read: (store: ReadStore) => ReadCredentials<Credential>
  /** Those of the kind, as a transaction changes them. */
  change: (store: TransactionStore) => Omit<ChangeCredentials<Credential, never>, 'insert'>
  /** By what the trail tells one from others of its name. */
  identity: (credential: Credential) => AuditDetail
  /** All that the trail tells of one. */
  told: (credential: Credential) => AuditDetail
}

export const apiClients: Kind<ApiClient> = {
  kind: 'api_client',
  read: (store) => store.apiClients,
  change: (store) => store.apiClients,
  identity: ({ clientId }) => ({ clientId }),
  told: (client) => ({
    clientId: client.clientId,
    name: client.name,
    description: client.description,
    contactEmail: client.contactEmail,
    application: client.application,
    ...toldOfEither(client),
  }),
}

export const serviceApiKeys: Kind<ServiceApiKey> = {
  kind: 'service_api_key',
  read: (store) => store.serviceApiKeys,
  change: (store) => store.serviceApiKeys,
  identity: ({ serviceUser }) => ({ serviceUser: serviceUser.name }),
  told: (key) => ({
    serviceUser: key.serviceUser.name,
    hint: key.secrets.map((secret) => secret.hint).join(' '),
    ...toldOfEither(key),
  }),
}

function toldOfEither(credential: ApiClient | ServiceApiKey): AuditDetail {
  return {
    permissions: credential.grants
      .flatMap(({ slug, read, write }) => [
        ...(read ? [`${slug}:read`] : []),
        ...(write ? [`${slug}:write`] : []),
      ])
      .join(' '),
    networks: credential.networks.join(' '),
    expiresAt: credential.expiresAt?.toISOString() ?? null,
    authorization: [credential.authorization, ...credential.products.map((product) => product.slug)].join(
      ' ',
    ),
  }
}

/** A credential as the trail names it. */
export function credentialTarget(
  kind: CredentialKind,
  { id, name }: { id: string; name: string },
): AuditTarget {
  return { kind, id, name }
}
