import type { CredentialKind } from './credential'
import type { Expiry } from './digest'
import { day } from './time'

/**
 * What Keyturn tells a person unasked: the digest of expiring credentials, that an old secret retires and is still in use,
 * that a secret may have leaked or was reported, that how they sign in has changed, that somebody signed in from a new browser, or
 * that a passkey may have been copied.
 */
export const noticeKinds = [
  'expiry',
  'secret_retiring',
  'forbidden_address',
  'secret_reported',
  'sign_in_changed',
  'new_browser',
  'passkey_refused',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** A credential that a notice names, as it was at that time. */
export interface NoticeItem {
  kind: CredentialKind
  id: string
  name: string
  /** ISO 8601; null if the notice is not about its expiry. */
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

/** A stored notice, with the credentials that its recipient may see now. */
export interface GivenNotice extends Notice {
  /** What it is about. A person gets one notice per key. */
  key: string
  /** How many credentials it named when it was created. */
  named: number
}

/** What a notice says about a credential beside its name: its owner, and what stops with it. */
export interface NamedCredential {
  id: string
  kind: CredentialKind
  name: string
  /** Only API clients have one. */
  clientId: string | null
  ownerName: string | null
  /** Only service API keys have one. */
  serviceUserName: string | null
  application: string | null
  disabled: boolean
  /** What it may do now. */
  scope: string[]
  lastUsedAt: Date | null
  lastUsedFrom: string | null
}

export type ExpiringCredential = NamedCredential & Expiry

/** A message that could not be sent within this time has failed. Milliseconds. */
export const mailPatience = 3 * day

/** How long a message about a notice is worth reading. After that it is not sent. Milliseconds. */
export const mailLifetime = 14 * day

/** The path of a credential's details in the console. */
export function detailsPath({ kind, id }: { kind: CredentialKind; id: string }): string {
  return kind === 'api_client' ? `/api-clients?client=${id}` : `/service-keys?key=${id}`
}
