import type { ApiClientFilter, ListOrder, Place } from '@/lib/domain/api-client-list'
import type { ApiClient, Authorization } from '@/lib/domain/credential'
import type { Person } from '@/lib/domain/actor'
import type { PlainSecret } from '@/lib/domain/secret'

/** Credentials as lists and details read them. */
export interface ReadCredentials {
  find(id: string, viewer: Person): Promise<ApiClient | null>
  list(viewer: Person, request: ApiClientRequest): Promise<ApiClientPage>
  /** Who created some of them, and the APIs that some were granted. */
  choices(viewer: Person): Promise<ApiClientChoices>
  /** Applications in use, those of most credentials first. */
  applications(viewer: Person): Promise<string[]>
}

/** Credentials as a transaction changes them. */
export interface ChangeCredentials {
  /** Reads and locks a live API client until the transaction ends. */
  lock(id: string): Promise<ApiClient | null>
  findBySubmission(submissionId: string): Promise<{ id: string; name: string } | null>
  /** The live credential that holds a contact e-mail, compared trimmed and without regard to case. */
  findByContactEmail(email: string): Promise<{ id: string; name: string } | null>
  insert(client: NewApiClient): Promise<ApiClient>
  update(id: string, fields: ApiClientFields): Promise<ApiClient>
  /** The old secrets are gone and the token epoch is raised. */
  replaceSecrets(id: string, secret: NewSecret): Promise<ApiClient>
  /** Raises the token epoch: tokens issued before stay dead for good. */
  disable(id: string, since: Date): Promise<ApiClient>
  enable(id: string): Promise<ApiClient>
  /** Keeps the row for the trail, without its secrets, and raises the token epoch. */
  delete(id: string, now: Date): Promise<void>
}

/** A page of a list: after or before a place, or the first. */
export interface ApiClientRequest {
  filter: ApiClientFilter
  order: ListOrder
  after?: Place
  before?: Place
  size: number
  now: Date
}

export interface ApiClientPage {
  clients: ApiClient[]
  /** Counted up to `exactTotal`. */
  total: number
  totalIsExact: boolean
  /** The places of the first and the last of the page, where another page is beyond them. */
  previous: Place | null
  next: Place | null
}

export interface ApiClientChoices {
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

export interface ApiClientFields {
  name: string
  description: string
  contactEmail: string | null
  application: string | null
  grants: GrantFields[]
  authorization: Authorization
  productIds: string[]
  /** Canonical entries; empty: from anywhere. */
  networks: string[]
  /** Null: never. */
  expiresAt: Date | null
}

export interface NewSecret {
  id: string
  secret: PlainSecret
  createdAt: Date
}

export interface NewApiClient extends ApiClientFields {
  id: string
  clientId: string
  submissionId: string
  createdById: string
  createdAt: Date
  secret: NewSecret
}
