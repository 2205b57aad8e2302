import type { Expirations } from '@/lib/domain/expirations'
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
import type { Role } from '@/lib/domain/role'
import type { Viewer } from '@/lib/domain/visibility'

/** A person's notices as their page reads them: those that name something which they may see now, or nothing. */
export interface ReadNotices {
  /** Newest first, after a place in that order. */
  list(
    reader: Person,
    filter: { unread?: boolean; kind?: NoticeKind },
    page: { after?: NoticePlace; size: number },
  ): Promise<{ notices: GivenNotice[]; more: boolean }>
  /** Counted up to `most`. */
  countUnread(reader: Person, most: number): Promise<number>
}

export interface NoticePlace {
  createdAt: Date
  id: string
}

/** A person's notices as a transaction changes them. */
export interface ChangeNotices {
  /** All of them where no ids are given; gives how many were unread. */
  markRead(reader: Person, now: Date, ids?: string[]): Promise<number>
}

/** What expires and what has, of the credentials that a person may see. */
export interface ReadExpirations {
  around(viewer: Viewer, span: { since: Date; now: Date; until: Date }): Promise<Expirations>
}

/** Somebody who is told of what expires, and how. */
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

/** A notice as it is decided, with the message that goes with it. */
export interface NewNotice {
  id: string
  userId: string
  kind: NoticeKind
  /** One person has one notice of a key, ever. */
  key: string
  title: string
  body: string
  items: NoticeItem[]
  inConsole: boolean
  createdAt: Date
  mail: (OutgoingMail & { giveUpAt: Date }) | null
}

/** Notices as the jobs that decide them read and write them. */
export interface KeepNotices {
  /** Enabled members of groups subscribed to account alerts. Who is in several counts once. */
  digestRecipients(): Promise<DigestRecipient[]>
  /** Every enabled cloud administrator: they are told of what cannot wait, subscribed or not. */
  administrators(): Promise<{ id: string; email: string; timeZone: string }[]>
  /** Keeps notice and message, both or neither; false when the person has a notice of that key already, whoever gave it and when. */
  keep(notice: NewNotice): Promise<boolean>
  /** Removes notices given before a moment, and their messages. */
  remove(before: Date): Promise<void>
}

/** Credentials of every kind, as notices name them. */
export interface ReadNamedCredentials {
  /** Those that a person may see and that expire after one moment and not after another, soonest first. */
  expiring(viewer: Viewer, after: Date, until: Date): Promise<ExpiringCredential[]>
  find(id: string): Promise<NamedCredential | null>
}
