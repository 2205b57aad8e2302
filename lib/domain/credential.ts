import type { Api, Product } from './catalogue'

export type CredentialKind = 'api_client' | 'service_api_key'

/** Deleted is not among them: a deleted credential is gone from every list. */
export type CredentialState = 'active' | 'disabled' | 'expired'

/** An API with what a credential was granted of it. */
export interface GrantedApi extends Omit<Api, 'product'> {
  /** Null: outside any product's reach. */
  productId: string | null
  read: boolean
  write: boolean
  /** When each was granted; null: with the credential. */
  readSince: Date | null
  writeSince: Date | null
}

/** Whose authority a credential acts with. */
export type Authorization = 'cloud_administrator' | 'product_administrator'

/** What administrators see of a credential of either kind; holds nothing confidential. */
interface Credential {
  id: string
  name: string
  description: string
  owner: { id: string; name: string } | null
  createdBy: { id: string; name: string } | null
  createdAt: Date
  expiresAt: Date | null
  disabledAt: Date | null
  /** When it was last used: an API client by its latest token, a service API key by itself. */
  lastRedeemedAt: Date | null
  lastRedeemedFrom: string | null
  tokenEpoch: number
  version: number
  authorization: Authorization
  /** The products of which it carries the administrators' authority. */
  products: Product[]
  /** Canonical entries of its network restriction; empty: none. */
  networks: string[]
  /** What it was granted, in the order of the APIs' names, whether it still counts or not. */
  grants: GrantedApi[]
  /** Live secrets, newest first. */
  secrets: { id: string; hint: string; createdAt: Date }[]
}

export interface ApiClient extends Credential {
  clientId: string
  contactEmail: string | null
  application: string | null
}

type Listed =
  | 'id'
  | 'clientId'
  | 'name'
  | 'description'
  | 'contactEmail'
  | 'application'
  | 'createdAt'
  | 'expiresAt'
  | 'disabledAt'
  | 'lastRedeemedAt'
  | 'lastRedeemedFrom'
  | 'version'

/** As much of an API client as a list shows, which has fifty at a time. */
export interface ListedApiClient extends Pick<ApiClient, Listed> {
  /** On how many APIs it was granted to read, and to write, whether it still counts or not. */
  reads: number
  writes: number
}

export interface ServiceApiKey extends Credential {
  serviceUser: { id: string; name: string }
}

/**
 * The state at a moment. Expired goes before disabled, and is derived from the clock each time, never stored.
 * The moment of expiry itself counts as expired.
 */
export function stateOf(
  credential: { expiresAt: Date | null; disabledAt: Date | null },
  now: Date,
): CredentialState {
  if (credential.expiresAt && credential.expiresAt <= now) return 'expired'
  return credential.disabledAt ? 'disabled' : 'active'
}

/** What is wrong with an expiry that is to be given, at its field. */
export function expiryProblems(expiresAt: Date | null, now: Date): Record<string, string> {
  return expiresAt && expiresAt <= now
    ? { expiresAt: 'This has passed already. Choose a later date and time.' }
    : {}
}

/** Applications offered beside those already in use. Any other text is as good. */
export const suggestedApplications = ['Managed Workplace', 'Automate', 'Continuum', 'REST API']

const clientIdPattern = /^kt_[0-9A-Za-z]{24}$/

/** Whether a text has the form of a client ID, so that nonsense never reaches the database. */
export function isClientId(text: string): boolean {
  return clientIdPattern.test(text)
}
