import type { SentDigest } from '@/lib/domain/digest'
import type { ExpiringCredential, NamedCredential, NoticeItem, NoticeKind } from '@/lib/domain/notice'
import type { Role } from '@/lib/domain/role'
import type { Message } from '@/lib/mail/layout'

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

/** A notice as a job decides it, with the message that goes with it. */
export interface NewNotice {
  id: string
  userId: string
  kind: NoticeKind
  key: string
  title: string
  body: string
  items: NoticeItem[]
  inConsole: boolean
  createdAt: Date
  mail: (Message & { messageId: string; recipient: string; giveUpAt: Date }) | null
}

/** What the jobs that decide notices need of the store. */
export interface NoticeStore {
  digestRecipients(): Promise<DigestRecipient[]>
  /** Every enabled cloud administrator. */
  administrators(): Promise<{ id: string; email: string; timeZone: string }[]>
  /** Those that a person may see and that expire after one moment and not after another. */
  expiring(
    viewer: { role: Role; productIds: string[] },
    after: Date,
    until: Date,
  ): Promise<ExpiringCredential[]>
  credential(id: string): Promise<NamedCredential | null>
  /** Keeps notice and message, both or neither; false when the person has a notice of that key already. */
  keep(notice: NewNotice): Promise<boolean>
  /** The hour from which digests are sent. */
  digestHour(): Promise<number>
}

/** What a notice needs beside what it says. */
export interface NoticeContext {
  store: NoticeStore
  publicUrl: string
  mintId(): string
}
