/** The content of a message, as text and as HTML. */
export interface MailMessage {
  subject: string
  text: string
  html: string
}

/** A message on its way to one recipient. */
export interface OutgoingMail extends MailMessage {
  /** `ID@HOST`, the same for every attempt. */
  messageId: string
  recipient: string
}
