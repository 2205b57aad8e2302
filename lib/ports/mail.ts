import type { OutgoingMail } from '@/lib/domain/mail-message'
import type { RefusedAddress, TreatmentOfOthers } from '@/lib/domain/refused-address'

/** The outbox as Settings reads it. */
export interface ReadMail {
  /** How many messages wait, have failed and were sent since a moment; some of those to look at. */
  state(since: Date, most: number): Promise<MailState>
}

export interface MailState {
  waiting: number
  failed: number
  sentLately: number
  lastSentAt: Date | null
  /** Those that have failed first. */
  messages: UnsentMail[]
  /** People to whose address nothing is sent, because the mail server refuses it for good. */
  refused: { address: string; name: string; reason: string; markedAt: Date }[]
}

/** A message that has not been sent. What it says is its recipient's alone. */
export interface UnsentMail {
  id: string
  recipient: string
  subject: string
  createdAt: Date
  attempts: number
  nextTryAt: Date
  failedAt: Date | null
  lastError: string | null
}

/** The outbox as a transaction changes it. */
export interface ChangeMail {
  /** Makes due what has failed or waits for its next attempt, and takes the marks of addresses away; gives how many. */
  tryAgain(now: Date, giveUpAt: Date): Promise<{ messages: number; addresses: number }>
}

/** A message that a process has taken to send it. */
export interface LeasedMail extends OutgoingMail {
  id: string
  createdAt: Date
  /** This one included. */
  attempts: number
  giveUpAt: Date
}

/** The outbox as its sender empties it. */
export interface KeepMail {
  /** Removes messages to people who have been disabled, or may no longer see a credential that the message names. */
  removeUndeliverable(): Promise<void>
  /** Gives up what waits for marked addresses: nothing is sent there. */
  giveUpMarked(now: Date): Promise<void>
  /** Takes the message that has waited longest until a moment: nobody else gets it before. Null when none is due. */
  lease(now: Date, until: Date): Promise<LeasedMail | null>
  sent(mail: LeasedMail, now: Date): Promise<void>
  /** Notes why it could not be sent, and when it is tried again; `next` null: never, it has failed. */
  notSent(mail: LeasedMail, error: string, next: Date | null, now: Date): Promise<void>
  /** What is known of the recipient's address, and how others fared since the message was written. */
  refusalsBeside(mail: LeasedMail): Promise<{ known: RefusedAddress | null; others: TreatmentOfOthers }>
  keepRefused(address: RefusedAddress): Promise<void>
}

/** The mail server, of which it is only asked whether it takes a message. */
export interface MailTrial {
  /** Null when the message was taken; otherwise why not. */
  send(
    recipient: string,
  ): Promise<{ kind: 'mail_not_configured' } | { kind: 'mail_refused'; reason: string } | null>
}
