import type { ApiClientFilter, ListOrder, Place, Total } from '@/lib/domain/api-client-list'
import type {
  ApiClient,
  Authorization,
  CredentialKind,
  ListedApiClient,
  ServiceApiKey,
} from '@/lib/domain/credential'
import type { Viewer } from '@/lib/domain/visibility'
import type { PlainSecret } from '@/lib/domain/secret'

/** Credentials of a kind as lists and details read them. */
export interface ReadCredentials<Credential> {
  find(id: string, viewer: Viewer): Promise<Credential | null>
  /** Those of them that are there, by name. */
  some(ids: string[], viewer: Viewer): Promise<Credential[]>
  page(viewer: Viewer, request: CredentialRequest): Promise<CredentialPage>
  /** Who created some of them, and the APIs that some were granted. */
  choices(viewer: Viewer): Promise<CredentialChoices>
}

export interface ReadApiClients extends ReadCredentials<ApiClient> {
  /** Those of them that are there, in no order. */
  listed(ids: string[], viewer: Viewer): Promise<ListedApiClient[]>
  /** Applications in use, by name; the first of them where there are very many. */
  applications(viewer: Viewer): Promise<string[]>
}

/** Credentials of a kind as a transaction changes them. */
export interface ChangeCredentials<Credential, New> {
  /** Reads and locks a live one until the transaction ends. */
  lock(id: string): Promise<Credential | null>
  /** Of whichever kind. */
  findBySubmission(submissionId: string): Promise<{ id: string; name: string; kind: CredentialKind } | null>
  insert(credential: New): Promise<Credential>
  /** Raises the token epoch: tokens issued before stay dead for good. */
  disable(id: string, since: Date): Promise<Credential>
  enable(id: string): Promise<Credential>
  /** Keeps the row for the trail, without its secrets and grants, and raises the token epoch. */
  delete(id: string, now: Date): Promise<void>
}

export interface ChangeApiClients extends ChangeCredentials<ApiClient, NewApiClient> {
  /** The live credential that holds a contact e-mail, compared trimmed and without regard to case. */
  findByContactEmail(email: string): Promise<{ id: string; name: string } | null>
  update(id: string, fields: ApiClientFields): Promise<ApiClient>
  /** The old secrets are gone and the token epoch is raised. */
  replaceSecrets(id: string, secret: NewSecret): Promise<ApiClient>
}

export type ChangeServiceApiKeys = ChangeCredentials<ServiceApiKey, NewServiceApiKey>

/** A page of a list: after or before a place, or the first. */
export interface CredentialRequest {
  filter: ApiClientFilter
  order: ListOrder
  after?: Place
  before?: Place
  size: number
  now: Date
}

interface CredentialPage {
  /** In order. */
  ids: string[]
  /** Apart, for it may take longer than the page. */
  total: Promise<Total>
  /** The places of the first and the last of the page, where another page is beyond them. */
  previous: Place | null
  next: Place | null
}

interface CredentialChoices {
  creators: { id: string; name: string }[]
  apis: { slug: string; name: string; writable: boolean }[]
}

export interface GrantFields {
  apiId: string
  read: boolean
  write: boolean
  /** When each was granted; absent: with the credential. */
  readSince?: Date | null
  writeSince?: Date | null
}

/** What credentials of either kind are made of. */
export interface CredentialFields {
  name: string
  description: string
  grants: GrantFields[]
  authorization: Authorization
  productIds: string[]
  /** Canonical entries; empty: from anywhere. */
  networks: string[]
  /** Null: never. */
  expiresAt: Date | null
}

export interface ApiClientFields extends CredentialFields {
  contactEmail: string | null
  application: string | null
}

export interface NewSecret {
  id: string
  secret: PlainSecret
  createdAt: Date
}

export interface NewCredential extends CredentialFields {
  id: string
  submissionId: string
  /** The person answerable for it. */
  ownerId: string | null
  createdById: string | null
  createdAt: Date
  secret: NewSecret
}

interface NewApiClient extends NewCredential, ApiClientFields {
  clientId: string
}

interface NewServiceApiKey extends NewCredential {
  serviceUserId: string
}
