import type { AttentionReason, CredentialFilter, ListOrder, Place } from '@/lib/domain/credential-list'
import type { Total } from '@/lib/domain/total'
import type {
  ApiClient,
  Authorization,
  CredentialKind,
  ListedApiClient,
  ListedServiceApiKey,
  ServiceApiKey,
} from '@/lib/domain/credential'
import type { Viewer } from '@/lib/domain/visibility'
import type { PlainSecret } from '@/lib/domain/secret'
import type { Retirement } from '@/lib/domain/secret-retirement'

/** Reads credentials of one kind for lists and details. */
export interface ReadCredentials<Credential> {
  find(id: string, viewer: Viewer): Promise<Credential | null>
  /** Those that exist, by name. */
  some(ids: string[], viewer: Viewer): Promise<Credential[]>
  page(viewer: Viewer, request: CredentialRequest): Promise<CredentialPage>
  /** The first that match, in order. */
  matching(viewer: Viewer, request: MatchingRequest): Promise<MatchingCredential[]>
  /** How many need attention, for each of the reasons. */
  countAttention(
    viewer: Viewer,
    asked: { reasons: readonly AttentionReason[]; now: Date },
  ): Promise<ReadonlyMap<AttentionReason, Total>>
  /** The creators, owners and granted APIs that occur among them. */
  choices(viewer: Viewer, asked: { ownerId?: string }): Promise<CredentialChoices>
}

export interface ReadApiClients extends ReadCredentials<ApiClient> {
  /** Those that exist, in no particular order. */
  listed(ids: string[], viewer: Viewer): Promise<ListedApiClient[]>
  /** Applications in use, by name; only the first if there are very many. */
  applications(viewer: Viewer): Promise<string[]>
}

export interface ReadServiceApiKeys extends ReadCredentials<ServiceApiKey> {
  /** Those that exist, in no particular order. */
  listed(ids: string[], viewer: Viewer): Promise<ListedServiceApiKey[]>
}

/** Changes credentials of one kind within a transaction. */
export interface ChangeCredentials<Credential, Fields, New> {
  /** Reads a live credential and locks it until the transaction ends. */
  lock(id: string): Promise<Credential | null>
  /** Of either kind. */
  findBySubmission(submissionId: string): Promise<{ id: string; name: string; kind: CredentialKind } | null>
  insert(credential: New): Promise<Credential>
  update(id: string, fields: Fields): Promise<Credential>
  /** Raises the token epoch: tokens issued before never work again. */
  disable(id: string, since: Date): Promise<Credential>
  /** The quiet time of its old secret counts from `now` on: a disabled credential is quiet anyway. */
  enable(id: string, now: Date): Promise<Credential>
  /** Keeps the row for the audit trail, ends its secrets, removes its grants, and raises the token epoch. */
  delete(id: string, now: Date): Promise<void>
  /** Puts a new secret beside the live one, which retires as told. Tokens stay valid. */
  rotateSecret(id: string, secret: NewSecret, retirement: Retirement): Promise<Credential>
  /** Ends one secret: it and its tokens never work again. */
  endSecret(id: string, secretId: string, now: Date): Promise<Credential>
  /** Records that a secret ended at its date, which has passed. Announces nothing: every decision looks at the date. */
  settleSecret(secretId: string, retiresAt: Date): Promise<void>
  /** Puts off the retirement of a secret. */
  extendSecret(id: string, secretId: string, until: Date, now: Date): Promise<Credential>
}

export interface ChangeApiClients extends ChangeCredentials<ApiClient, ApiClientFields, NewApiClient> {
  /** The live credential with a contact e-mail, compared trimmed and regardless of case. */
  findByContactEmail(email: string): Promise<{ id: string; name: string } | null>
  /** Ends the old secrets and raises the token epoch. */
  replaceSecrets(id: string, secret: NewSecret): Promise<ApiClient>
  /** Raises the token epoch: tokens issued before never work again. */
  revokeTokens(id: string): Promise<ApiClient>
}

export type ChangeServiceApiKeys = ChangeCredentials<ServiceApiKey, CredentialFields, NewServiceApiKey>

/** Which page of a list: after or before a place, or the first. */
export interface CredentialRequest {
  filter: CredentialFilter
  order: ListOrder
  after?: Place
  before?: Place
  size: number
  now: Date
}

/** Which credentials match, how many of them, and in which order. */
export type MatchingRequest = Pick<CredentialRequest, 'filter' | 'order' | 'size' | 'now'>

interface MatchingCredential {
  id: string
  name: string
  lastRedeemedAt: Date | null
}

interface CredentialPage {
  /** In order. */
  ids: string[]
  /** Separate, because it may take longer than the page. */
  total: Promise<Total>
  /** The places of the first and last row of the page, if there is a page before or after them. */
  previous: Place | null
  next: Place | null
}

interface CredentialChoices {
  creators: { id: string; name: string }[]
  /** By name; only the first if there are very many, and the one that was asked for. */
  owners: { id: string; name: string }[]
  apis: { slug: string; name: string; writable: boolean }[]
}

export interface GrantFields {
  apiId: string
  read: boolean
  write: boolean
  /** When each permission was granted; absent if it was granted with the credential. */
  readSince?: Date | null
  writeSince?: Date | null
}

/** The fields of credentials of either kind. */
export interface CredentialFields {
  name: string
  description: string
  /** The person responsible for it. */
  ownerId: string | null
  grants: GrantFields[]
  authorization: Authorization
  productIds: string[]
  /** Canonical entries; empty if it may be used from anywhere. */
  networks: string[]
  /** Null if it never expires. */
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
