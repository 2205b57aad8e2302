import type { CredentialKind } from './credential'
import type { Expiry } from './digest'
import { day } from './time'

/** What a person is told without having asked: the digest of what expires, or that a secret may have leaked. */
export const noticeKinds = ['expiry', 'forbidden_address'] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** A credential that a notice names, as it was then. */
export interface NoticeItem {
  kind: CredentialKind
  id: string
  name: string
  /** ISO 8601; null where the notice is not about its expiry. */
  expiresAt: string | null
}

/** A notice as its recipient reads it. */
export interface Notice {
  id: string
  kind: NoticeKind
  title: string
  body: string
  items: NoticeItem[]
  createdAt: Date
  readAt: Date | null
}

/** A notice as it is kept, with the credentials that its recipient may see now. */
export interface GivenNotice extends Notice {
  /** What it is about, as it is told once. */
  key: string
  /** How many credentials it named when it was given. */
  named: number
}

/** What a notice says of a credential beside its name: whose it is, and what will stop when it does. */
export interface NamedCredential {
  id: string
  kind: CredentialKind
  name: string
  /** Of API clients only. */
  clientId: string | null
  ownerName: string | null
  /** Of service API keys only. */
  serviceUserName: string | null
  application: string | null
  disabled: boolean
  /** What it may do now. */
  scope: string[]
  lastUsedAt: Date | null
  lastUsedFrom: string | null
}

export type ExpiringCredential = NamedCredential & Expiry

/** A message that could not be sent for so long has failed. Milliseconds. */
export const mailPatience = 3 * day

/** Where a credential's details open, below the address of the console. */
export function detailsPath({ kind, id }: { kind: CredentialKind; id: string }): string {
  return kind === 'api_client' ? `/api-clients?client=${id}` : `/service-keys?key=${id}`
}
