import type { OutgoingMail } from '@/lib/domain/mail-message'
import type { PlainSecret } from '@/lib/domain/secret'
import type { RefusedAddress, TreatmentOfOthers } from '@/lib/domain/refused-address'

/** Reads the outbox for the settings. */
export interface ReadMail {
  /** How many messages wait, have failed, have expired, and were sent since a moment, with some of the first three. */
  state(since: Date, most: number): Promise<MailState>
}

export interface MailState {
  waiting: number
  failed: number
  /** Those that nobody needs any more. They cannot be tried again. */
  expired: number
  sentLately: number
  lastSentAt: Date | null
  /** Failed messages first, expired ones last. */
  messages: UnsentMail[]
  /** People whose address gets no mail, because the mail server refuses it permanently. */
  refused: { address: string; name: string; reason: string; markedAt: Date }[]
}

/** A message that was not sent, without its content, which only the recipient may read. */
export interface UnsentMail {
  id: string
  recipient: string
  subject: string
  createdAt: Date
  attempts: number
  nextTryAt: Date
  failedAt: Date | null
  isExpired: boolean
  lastError: string | null
}

/** Changes the outbox within a transaction. */
export interface ChangeMail {
  /** Queues the message that carries a person's one-time link. An earlier one that was not sent is erased. */
  queueLink(mail: LinkMail): Promise<void>
  /** Erases the messages with a person's one-time link that were not sent. */
  removeLinks(personId: string): Promise<void>
  /** Whether the mail server refused an address permanently while it accepted others, and has not accepted it since. */
  isRefused(address: string): Promise<boolean>
  /** Makes failed and waiting messages due now, and unmarks addresses. Returns the number of messages. */
  tryAgain(now: Date, giveUpAt: Date): Promise<{ messages: number; addresses: number }>
}

/** A message that carries the one-time link of a person. */
export interface LinkMail extends OutgoingMail {
  id: string
  personId: string
  createdAt: Date
  giveUpAt: Date
  expiresAt: Date
}

/** Composes such a message; null if no mail server is configured. */
export type ComposeLink = (link: {
  person: { id: string; name: string; email: string; hasPassword: boolean }
  token: PlainSecret
  expiresAt: Date
  /** The name of who asked for it. */
  by: string
  now: Date
}) => LinkMail | null

/** A message that a process is sending. */
export interface LeasedMail extends OutgoingMail {
  id: string
  createdAt: Date
  /** Including this attempt. */
  attempts: number
  giveUpAt: Date
}

/** Lets the sender empty the outbox. */
export interface KeepMail {
  /** Ends the messages that have expired and that no process is sending, and erases their text. */
  eraseExpired(now: Date): Promise<void>
  /** Removes messages to people who are disabled, or may no longer see a credential that the message names. */
  removeUndeliverable(): Promise<void>
  /** Fails messages to marked addresses, which get no mail, unless a process is sending them. */
  giveUpMarked(now: Date): Promise<void>
  /** Leases the message that has waited longest: no other sender gets it before the lease ends. Null if none is due. Never one
   * that has expired. */
  lease(now: Date, until: Date): Promise<LeasedMail | null>
  /** Erases its text, too. */
  sent(mail: LeasedMail, now: Date): Promise<void>
  /** Stores why it could not be sent, and when to try again; `next` is null if it has failed for good. */
  notSent(mail: LeasedMail, error: string, next: Date | null, now: Date): Promise<void>
  /** The record of the recipient's address, and how the server treated others since the message was written. */
  refusalsBeside(mail: LeasedMail): Promise<{ known: RefusedAddress | null; others: TreatmentOfOthers }>
  keepRefused(address: RefusedAddress): Promise<void>
}

/** Tries whether the mail server accepts a message. */
export interface MailTrial {
  /** Whether a mail server is configured. */
  isPossible: boolean
  /** Null if the server accepted the message; otherwise the reason. */
  send(
    recipient: string,
  ): Promise<{ kind: 'mail_not_configured' } | { kind: 'mail_refused'; reason: string } | null>
}
