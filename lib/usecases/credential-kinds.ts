import type { AuditDetail, AuditTarget } from '@/lib/domain/audit-event'
import type { ApiClient, CredentialKind, ServiceApiKey } from '@/lib/domain/credential'
import type { Result } from '@/lib/domain/failure'
import type {
  ApiClientFields,
  ChangeCredentials,
  CredentialFields,
  ReadCredentials,
} from '@/lib/ports/credentials'
import type { ReadStore, TransactionStore } from '@/lib/ports/store'
import { apiClientFields, fieldsOfApiClient } from './api-client-fields'
import { credentialFields, fieldsOf, type Checking } from './credential-fields'

/**
 * What a use-case that both kinds of credential share needs to know about a kind. What gets a credential is declared as a method:
 * TypeScript then accepts that of one kind in `kinds`.
 */
export interface Kind<Credential> {
  kind: CredentialKind
  /** How people read credentials of the kind. */
  read: (store: ReadStore) => ReadCredentials<Credential>
  /** How a transaction changes credentials of the kind. */
  change: (store: TransactionStore) => Omit<ChangeCredentials<Credential, never, never>, 'insert' | 'update'>
  /** What distinguishes a credential in the audit trail from others with the same name. */
  identity(credential: Credential): AuditDetail
  /** Everything that the audit trail records about a credential. */
  told(credential: Credential): AuditDetail
}

/** What a use-case needs to know besides to change the fields of a credential. */
export interface EditableKind<Credential, Fields extends CredentialFields> extends Kind<Credential> {
  change: (store: TransactionStore) => Omit<ChangeCredentials<Credential, Fields, never>, 'insert'>
  /** Its stored fields. */
  fieldsOf: (credential: Credential) => Fields
  /** The fields as they are stored, or why they are not accepted. */
  check: (
    store: TransactionStore,
    fields: Fields,
    checking: Checking<Credential, Fields>,
  ) => Promise<Result<Fields>>
}

export const apiClients: EditableKind<ApiClient, ApiClientFields> = {
  kind: 'api_client',
  read: (store) => store.apiClients,
  change: (store) => store.apiClients,
  fieldsOf: fieldsOfApiClient,
  check: apiClientFields,
  identity: ({ clientId }) => ({ clientId }),
  told: (client) => ({
    clientId: client.clientId,
    contactEmail: client.contactEmail,
    application: client.application,
    ...toldOfEither(client),
  }),
}

export const serviceApiKeys: EditableKind<ServiceApiKey, CredentialFields> = {
  kind: 'service_api_key',
  read: (store) => store.serviceApiKeys,
  change: (store) => store.serviceApiKeys,
  fieldsOf,
  check: credentialFields,
  identity: ({ serviceUser }) => ({ serviceUser: serviceUser.name }),
  told: (key) => ({
    serviceUser: key.serviceUser.name,
    hint: key.secrets.map((secret) => secret.hint).join(' '),
    ...toldOfEither(key),
  }),
}

/** The kinds by name, for use-cases that learn the kind from what is stored. Give each only credentials of its own. */
export const kinds: Record<CredentialKind, Kind<ApiClient | ServiceApiKey>> = {
  api_client: apiClients,
  service_api_key: serviceApiKeys,
}

function toldOfEither(credential: ApiClient | ServiceApiKey): AuditDetail {
  return {
    name: credential.name,
    description: credential.description,
    owner: credential.owner?.name ?? null,
    ownerId: credential.owner?.id ?? null,
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

/** How the audit trail names a credential. */
export function credentialTarget(
  kind: CredentialKind,
  { id, name }: { id: string; name: string },
): AuditTarget {
  return { kind, id, name }
}
