/** What is sent: the same words twice, for who sees HTML and who does not. */
export interface MailMessage {
  subject: string
  text: string
  html: string
}

/** A message on its way to one recipient. */
export interface OutgoingMail extends MailMessage {
  /** `ID@HOST`: the same with every attempt. */
  messageId: string
  recipient: string
}
