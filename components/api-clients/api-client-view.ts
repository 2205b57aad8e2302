import type { Authorization, CredentialState } from '@/lib/domain/credential'
import type { Lapse } from '@/lib/domain/permission'

/** An API client as the browser gets it: named fields, times as ISO 8601, nothing confidential. */
export interface ApiClientView {
  id: string
  clientId: string
  name: string
  description: string
  contactEmail: string | null
  application: string | null
  state: CredentialState
  ownerName: string | null
  createdByName: string | null
  createdAt: string
  expiresAt: string | null
  lastRedeemedAt: string | null
  lastRedeemedFrom: string | null
  authorization: Authorization
  products: { id: string; name: string }[]
  permissions: PermissionView[]
  /** Entries of the network restriction; empty: from anywhere. */
  networks: string[]
  secrets: { hint: string; createdAt: string }[]
  version: number
}

/** What a client was granted on one API. */
export interface PermissionView {
  apiId: string
  apiName: string
  read: boolean
  write: boolean
  /** Why it counts for nothing now. */
  lapse: Lapse | null
}

/** What is shown once, right after a secret was made. */
export interface RevealedSecret {
  name: string
  clientId: string
  clientSecret: string
  baseUrl: string
  tokenUrl: string
}

/** How the reader's times are written. */
export interface Reading {
  /** The moment of rendering, ISO 8601. */
  now: string
  /** IANA name. */
  timeZone: string
}
