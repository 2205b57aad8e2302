/** How mail fares, as the browser gets it. */
export interface MailView {
  /** Host of the mail server; null when none is set. */
  server: string | null
  from: string | null
  waiting: number
  failed: number
  sentLately: number
  lastSentAt: string | null
  messages: UnsentMailView[]
  refused: RefusedAddressView[]
}

/** Somebody to whose address nothing is sent. */
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
  lastError: string | null
}
