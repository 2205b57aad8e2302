import type { Api, Product } from './catalogue'
import type { SecretSummary } from './secret-summary'

export type CredentialKind = 'api_client' | 'service_api_key'

/** There is no deleted state: a deleted credential is in no list. */
export type CredentialState = 'active' | 'disabled' | 'expired'

/** An API with the permissions that a credential was granted on it. */
export interface GrantedApi extends Omit<Api, 'product'> {
  /** Null if the API belongs to no product. */
  productId: string | null
  read: boolean
  write: boolean
  /** When each permission was granted; null if it was granted with the credential. */
  readSince: Date | null
  writeSince: Date | null
}

/** Whose authority a credential acts with. */
export type Authorization = 'cloud_administrator' | 'product_administrator'

/** The person responsible for a credential. */
export interface Owner {
  id: string
  name: string
  disabledAt: Date | null
}

/** What administrators see of a credential of either kind. Contains nothing confidential. */
export interface Credential {
  id: string
  name: string
  description: string
  /** The person responsible for it. */
  owner: Owner | null
  createdBy: { id: string; name: string } | null
  createdAt: Date
  expiresAt: Date | null
  disabledAt: Date | null
  /** When it was last used: the latest token of an API client, or the latest use of a service API key. */
  lastRedeemedAt: Date | null
  lastRedeemedFrom: string | null
  tokenEpoch: number
  version: number
  authorization: Authorization
  /** The products whose administrators' authority it carries. */
  products: Product[]
  /** Canonical entries of its network restriction; empty if it has none. */
  networks: string[]
  /** Its grants in the order of the APIs' names, including those that no longer have an effect. */
  grants: GrantedApi[]
  /** Secrets that have not ended, newest first. One whose date has just passed can still be among them: `liveSecrets`. */
  secrets: SecretSummary[]
}

export interface ApiClient extends Credential {
  clientId: string
  contactEmail: string | null
  application: string | null
}

type Listed =
  | 'id'
  | 'name'
  | 'owner'
  | 'createdAt'
  | 'expiresAt'
  | 'disabledAt'
  | 'lastRedeemedAt'
  | 'lastRedeemedFrom'
  | 'networks'
  | 'version'

interface ListedSecrets {
  /** Its old secrets that have not ended: few credentials have one. */
  oldSecrets: Pick<SecretSummary, 'supersededAt' | 'retiresAt' | 'lastUsedAt'>[]
  /** Those that were reported as leaked and have not ended. */
  reportedSecrets: Pick<SecretSummary, 'retiresAt'>[]
}

/** The part of an API client that a list shows, fifty at a time. */
export interface ListedApiClient
  extends Pick<ApiClient, Listed | 'clientId' | 'contactEmail' | 'application'>, ListedSecrets {
  /** On how many APIs it was granted read and write, including grants that no longer have an effect. */
  reads: number
  writes: number
}

export interface ServiceApiKey extends Credential {
  serviceUser: { id: string; name: string }
}

/** The part of a service API key that a list shows. */
export type ListedServiceApiKey = Pick<ServiceApiKey, Listed | 'description' | 'serviceUser'> & ListedSecrets

/**
 * The state at a moment. Expired takes precedence over disabled. It is derived from the clock each time and never stored;
 * the moment of expiry counts as expired.
 */
export function stateOf(
  credential: { expiresAt: Date | null; disabledAt: Date | null },
  now: Date,
): CredentialState {
  if (credential.expiresAt && credential.expiresAt <= now) return 'expired'
  return credential.disabledAt ? 'disabled' : 'active'
}

/** The problem with a new expiry, by field. */
export function expiryProblems(expiresAt: Date | null, now: Date): Record<string, string> {
  return expiresAt && expiresAt <= now
    ? { expiresAt: 'This date and time has passed. Choose a later one.' }
    : {}
}

/** Applications that the form suggests beside those already in use. Any other text is valid too. */
export const suggestedApplications = ['Managed Workplace', 'Automate', 'Continuum', 'REST API']

const clientIdPattern = /^kt_[0-9A-Za-z]{24}$/

/** Whether a text has the form of a client ID, so that nonsense never reaches the database. */
export function isClientId(text: string): boolean {
  return clientIdPattern.test(text)
}
