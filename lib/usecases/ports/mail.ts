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

/** The mail server, of which it is only asked whether it takes a message. */
export interface MailTrial {
  /** Null when the message was taken; otherwise why not. */
  send(
    recipient: string,
  ): Promise<{ kind: 'mail_not_configured' } | { kind: 'mail_refused'; reason: string } | null>
}
