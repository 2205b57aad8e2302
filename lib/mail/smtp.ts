import { createTransport } from 'nodemailer'
import type { OutgoingMail } from '@/lib/domain/mail-message'
import { second } from '@/lib/domain/time'

/** Where mail is handed over, and in whose name. */
export interface SmtpConfig {
  /** `smtp://` (STARTTLS where it is offered) or `smtps://`, with user, password and nodemailer's options in the query. */
  url: string
  from: { name: string; address: string }
}

/** The server refused the recipient, and says that it would be in vain to try again (RFC 5321 section 4.2.1: 5yz). */
export class RecipientRefused extends Error {
  override name = 'RecipientRefused'
}

/** Hands messages to a server, or says why not. */
export interface MailTransport {
  /**
   * Rejects when the server cannot be reached, is too slow, or refuses.
   *
   * @throws {RecipientRefused} when it refuses the recipient for good
   */
  send(mail: OutgoingMail): Promise<void>
  close(): void
}

/** Opens a connection for each message, so that a server which has gone away is noticed at once. */
export function openSmtp({ url, from }: SmtpConfig): MailTransport {
  const transport = createTransport({
    url,
    connectionTimeout: 15 * second,
    greetingTimeout: 15 * second,
    socketTimeout: 30 * second,
    dnsTimeout: 15 * second,
    requireTLS: needsTls(url),
    // Nothing a message names is read from disk or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ recipient, messageId, subject, text, html }) {
      const sent = transport.sendMail({
        messageId: `<${messageId}>`,
        subject,
        text,
        html,
        from,
        to: { name: '', address: recipient },
        // Given apart, so that no reading of the headers decides who gets it.
        envelope: { from: from.address, to: [recipient] },
        // Out-of-office robots need not answer.
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      await sent.catch((error: unknown) => {
        throw refusalOfRecipient(error) ?? error
      })
    },
    close: () => transport.close(),
  }
}

/** Null for any other refusal: that of the sender, of the password or of what the message says names another command. */
function refusalOfRecipient(error: unknown): RecipientRefused | null {
  const { command, responseCode = 0, response } = error as SmtpError
  if (command !== 'RCPT TO' || responseCode < 500 || responseCode > 599) return null
  return new RecipientRefused(reasonOf(response ?? error), { cause: error })
}

/** What nodemailer adds to an error. */
interface SmtpError {
  command?: string
  responseCode?: number
  /** What the server said. */
  response?: string
}

/** A password must not travel in the clear, but to this very machine. */
function needsTls(url: string): boolean {
  const { protocol, password, hostname } = new URL(url)
  const here = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
  return protocol === 'smtp:' && password !== '' && !here
}

/** Why a message was not sent, as the server or the network said, on one line. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.replaceAll(/\s+/g, ' ').slice(0, 500)
}
