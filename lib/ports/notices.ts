import type { AccountNotice } from '@/lib/domain/account-notice'
import type { Person } from '@/lib/domain/principal'
import type { SentDigest } from '@/lib/domain/digest'
import type { OutgoingMail } from '@/lib/domain/mail-message'
import type {
  ExpiringCredential,
  GivenNotice,
  NamedCredential,
  NoticeItem,
  NoticeKind,
} from '@/lib/domain/notice'
import type { SecretReport } from '@/lib/domain/report-notice'
import type { Role } from '@/lib/domain/role'
import type { Viewer } from '@/lib/domain/visibility'

/** Reads a person's notices for their page, without those about credentials that they may no longer see. */
export interface ReadNotices {
  /** Newest first, after a given place. */
  list(
    reader: Person,
    filter: { unread?: boolean; kind?: NoticeKind },
    page: { after?: NoticePlace; size: number },
  ): Promise<{ notices: GivenNotice[]; more: boolean }>
  /** Counts up to `most`. */
  countUnread(reader: Person, most: number): Promise<number>
}

export interface NoticePlace {
  createdAt: Date
  id: string
}

/** Changes notices within a transaction. */
export interface ChangeNotices {
  /** Every enabled cloud administrator. They get urgent alerts, subscribed or not. */
  administrators(): Promise<AlertRecipient[]>
  /** Stores a new notice and its message. False if the person already has a notice with that key. */
  keep(notice: NewNotice): Promise<boolean>
  /** What notices say about a live credential. */
  credential(id: string): Promise<NamedCredential | null>
  /** All of them if no ids are given. Returns how many were unread. */
  markRead(reader: Person, now: Date, ids?: string[]): Promise<number>
}

/** A recipient of the digest, and how they get it. */
export interface DigestRecipient {
  id: string
  email: string
  role: Role
  productIds: string[]
  timeZone: string
  inConsole: boolean
  byEmail: boolean
  last: SentDigest | null
}

/** Who gets an alert. */
export interface AlertRecipient {
  id: string
  email: string
  timeZone: string
}

/** Composes the alert that a secret was reported as leaked, for one recipient. */
export type ComposeReportAlert = (
  report: SecretReport,
  credential: NamedCredential,
  recipient: AlertRecipient,
) => NewNotice

/** Composes a notice about somebody's account, for one recipient. */
export type ComposeAccountNotice = (notice: AccountNotice, recipient: AlertRecipient) => NewNotice

/** Somebody who is told about one credential, and how. */
export interface NoticeRecipient extends AlertRecipient {
  inConsole: boolean
  byEmail: boolean
}

/** A new notice with its message. */
export interface NewNotice {
  id: string
  userId: string
  kind: NoticeKind
  /** A person gets at most one notice per key, ever. */
  key: string
  title: string
  body: string
  items: NoticeItem[]
  inConsole: boolean
  createdAt: Date
  mail: (OutgoingMail & { giveUpAt: Date; expiresAt: Date }) | null
}

/** Lets jobs decide and store notices. */
export interface KeepNotices {
  /** Enabled members of groups that are subscribed to account alerts, each once. */
  digestRecipients(): Promise<DigestRecipient[]>
  /**
   * Who is told about one credential and has no notice with a key yet: its owner, and the members of subscribed groups; only
   * enabled people who may see the credential, each once.
   */
  recipientsOf(credentialId: string, key: string): Promise<NoticeRecipient[]>
  /** Every enabled cloud administrator. They get urgent alerts, subscribed or not. */
  administrators(): Promise<AlertRecipient[]>
  /** Stores the notice and its message, both or neither. False if the person already has a notice with that key. */
  keep(notice: NewNotice): Promise<boolean>
  /** Removes notices from before a moment, and their messages. */
  remove(before: Date): Promise<void>
}

/** Reads credentials of every kind in the form that notices use. */
export interface ReadNamedCredentials {
  /** Those that a person may see and that expire after one moment and no later than another, soonest first. */
  expiring(viewer: Viewer, after: Date, until: Date): Promise<ExpiringCredential[]>
  find(id: string): Promise<NamedCredential | null>
}
