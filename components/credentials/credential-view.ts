import type { Authorization, CredentialKind, CredentialState } from '@/lib/domain/credential'
import type { Lapse } from '@/lib/domain/permission'
import type { UsageCounts } from './usage-view'

// What the browser gets of a credential: named fields, times as ISO 8601, nothing confidential.

/** What one kind has and the other has not. */
interface OwnFields {
  api_client: { clientId: string; contactEmail: string | null; application: string | null }
  service_api_key: { serviceUserName: string }
}

/** What is known of either kind where something is done with one. */
export interface ActedOnFields {
  id: string
  name: string
  state: CredentialState
  lastRedeemedAt: string | null
  lastRedeemedFrom: string | null
  version: number
}

/** As much of one as what is done with it needs, in its row or in its details. */
export type ActedOn<Kind extends CredentialKind> = ActedOnFields & OwnFields[Kind]

export interface RowFields extends ActedOnFields {
  description: string
  createdAt: string
  expiresAt: string | null
}

/** What a row of one kind shows besides. */
interface OwnRowFields {
  api_client: {
    /** On how many APIs it was granted to read, and to write. */
    reads: number
    writes: number
    /** Seven days, oldest first. */
    usage: UsageCounts[]
  }
  service_api_key: unknown
}

/** As much of one as its row shows and its actions need: a page holds fifty. */
export type ListedCredential<Kind extends CredentialKind> = RowFields & OwnFields[Kind] & OwnRowFields[Kind]

/** What the details show of either kind. */
export interface DetailFields extends RowFields {
  ownerName: string | null
  createdByName: string | null
  authorization: Authorization
  products: { id: string; name: string }[]
  permissions: PermissionView[]
  /** Entries of the network restriction; empty: from anywhere. */
  networks: string[]
  secrets: { hint: string; createdAt: string }[]
}

/** All that is shown of one, in its details. */
export type CredentialView<Kind extends CredentialKind> = DetailFields & OwnFields[Kind]

/** What is shown once, right after a secret was made. */
export interface Revealed {
  api_client: { name: string; clientId: string; clientSecret: string; baseUrl: string; tokenUrl: string }
  service_api_key: { name: string; key: string }
}

/** What a credential was granted on one API. */
export interface PermissionView {
  apiId: string
  apiName: string
  read: boolean
  write: boolean
  /** Why it counts for nothing now. */
  lapse: Lapse | null
}

/** How the reader's times are written. */
export interface Reading {
  /** The moment of rendering, ISO 8601. */
  now: string
  /** IANA name. */
  timeZone: string
}
