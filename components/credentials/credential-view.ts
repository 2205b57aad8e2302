import type { Authorization, CredentialState } from '@/lib/domain/credential'
import type { Lapse } from '@/lib/domain/permission'

/** What the browser gets of any credential: named fields, times as ISO 8601, nothing confidential. */
export interface CredentialView {
  id: string
  name: string
  description: string
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
