/** The fields of the state of mail that the browser receives. */
export interface MailView {
  /** Host of the mail server; null if none is configured. */
  server: string | null
  from: string | null
  waiting: number
  failed: number
  expired: number
  sentLately: number
  lastSentAt: string | null
  messages: UnsentMailView[]
  refused: RefusedAddressView[]
}

/** A person whose address Keyturn sends nothing to. */
export interface RefusedAddressView {
  address: string
  name: string
  reason: string
  since: string
}

export interface UnsentMailView {
  id: string
  recipient: string
  subject: string
  createdAt: string
  attempts: number
  nextTryAt: string
  failedAt: string | null
  isExpired: boolean
  lastError: string | null
}
