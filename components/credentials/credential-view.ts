import type { Authorization, CredentialKind, CredentialState } from '@/lib/domain/credential'
import type { AttentionReason } from '@/lib/domain/credential-list'
import type { Lapse } from '@/lib/domain/permission'
import type { UsageCounts } from './usage-view'

// The fields of a credential that the browser receives: times as ISO 8601, nothing confidential.

/** The fields that only one kind has. */
interface OwnFields {
  api_client: { clientId: string; contactEmail: string | null; application: string | null }
  service_api_key: { serviceUserName: string }
}

/** The fields of either kind that actions need. */
export interface ActedOnFields {
  id: string
  name: string
  state: CredentialState
  lastRedeemedAt: string | null
  lastRedeemedFrom: string | null
  version: number
}

/** The fields that the actions of a row or of the details need. */
export type ActedOn<Kind extends CredentialKind> = ActedOnFields & OwnFields[Kind]

interface DatedFields extends ActedOnFields {
  createdAt: string
  expiresAt: string | null
}

/** The fields of either kind that a row shows. */
export interface RowFields extends DatedFields {
  owner: { name: string; isDisabled: boolean } | null
  /** Seven days, oldest first. */
  usage: UsageCounts[]
  /** Why it needs attention. */
  attention: AttentionReason[]
  /** When its old secret retires, if that is soon and it is still in use. */
  retiringAt: string | null
}

/** The fields that only rows of one kind show. */
interface OwnRowFields {
  api_client: {
    /** The number of APIs that it may read, and write. */
    reads: number
    writes: number
  }
  service_api_key: { description: string }
}

/** The fields that a row and its actions need, and no more: a page has fifty rows. */
export type ListedCredential<Kind extends CredentialKind> = RowFields & OwnFields[Kind] & OwnRowFields[Kind]

/** The fields that the details of either kind show. */
export interface DetailFields extends DatedFields {
  description: string
  owner: { id: string; name: string; isDisabled: boolean } | null
  createdByName: string | null
  authorization: Authorization
  products: { id: string; name: string }[]
  permissions: PermissionView[]
  /** The entries of the network restriction; empty if it may be used from anywhere. */
  networks: string[]
  /** The live ones, newest first. */
  secrets: SecretView[]
}

/** A live secret. */
export interface SecretView {
  id: string
  /** The last four characters. */
  hint: string
  createdAt: string
  /** Whether a rotation put a newer one beside it. */
  isOld: boolean
  retiresAt: string | null
  /** It retires once it has not been used for this many hours. */
  quietHours: number | null
  /** When that will be if it is not used again. */
  quietAt: string | null
  isExtended: boolean
  /** When it was reported as leaked. */
  reportedAt: string | null
  /** Whether it is still in use beside the newer one. */
  isStillUsed: boolean
  firstUsedAt: string | null
  lastUsedAt: string | null
  lastUsedFrom: string | null
}

/** The fields that the details of a kind show. */
export type CredentialView<Kind extends CredentialKind> = DetailFields & OwnFields[Kind]

/** What is shown once, immediately after a secret was created. */
export interface Revealed {
  api_client: { name: string; clientId: string; clientSecret: string; baseUrl: string; tokenUrl: string }
  service_api_key: { name: string; key: string; baseUrl: string; verifyUrl: string }
}

/** The permissions of a credential on one API. */
export interface PermissionView {
  apiId: string
  apiName: string
  read: boolean
  write: boolean
  /** Why it has no effect now. */
  lapse: Lapse | null
}

/** What is needed to show times to the person. */
export interface Reading {
  /** The moment of rendering, ISO 8601. */
  now: string
  /** IANA name. */
  timeZone: string
}
