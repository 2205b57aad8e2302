import type { OutgoingMail } from '@/lib/domain/mail-message'
import { second } from '@/lib/domain/time'

/** The mail server and the sender. */
export interface SmtpConfig {
  /** `smtp://` (with STARTTLS if offered) or `smtps://`, with user and password, and nodemailer's options in the query. */
  url: string
  from: { name: string; address: string }
}

/** The server refused the recipient permanently (RFC 5321 section 4.2.1: 5yz). */
export class RecipientRefused extends Error {
  override name = 'RecipientRefused'
}

/** Sends messages to a mail server. */
export interface MailTransport {
  /**
   * Rejects if the server cannot be reached, is too slow, or refuses.
   *
   * @throws {RecipientRefused} if it refuses the recipient permanently
   */
  send(mail: OutgoingMail): Promise<void>
  close(): void
}

/** Opens a connection for each message, so that a server that has gone away is noticed at once. */
export async function openSmtp({ url, from }: SmtpConfig): Promise<MailTransport> {
  // Loaded only if a mail server is configured.
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    url,
    connectionTimeout: 15 * second,
    greetingTimeout: 15 * second,
    socketTimeout: 30 * second,
    dnsTimeout: 15 * second,
    requireTLS: needsTls(url),
    // Nothing that a message refers to is read from disk or fetched.
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
        // Passed separately, so that the recipient never depends on parsing the headers.
        envelope: { from: from.address, to: [recipient] },
        // Suppresses out-of-office replies.
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      await sent.catch((error: unknown) => {
        throw refusalOfRecipient(error) ?? error
      })
    },
    close: () => transport.close(),
  }
}

/** Null for any other refusal: one of the sender, the password or the content names another command. */
function refusalOfRecipient(error: unknown): RecipientRefused | null {
  const { command, responseCode = 0, response } = error as SmtpError
  if (command !== 'RCPT TO' || responseCode < 500 || responseCode > 599) return null
  return new RecipientRefused(reasonOf(response ?? error), { cause: error })
}

/** The properties that nodemailer adds to an error. */
interface SmtpError {
  command?: string
  responseCode?: number
  /** The server's answer. */
  response?: string
}

/** A password must not travel unencrypted, except to this machine. */
function needsTls(url: string): boolean {
  const { protocol, password, hostname } = new URL(url)
  const here = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
  return protocol === 'smtp:' && password !== '' && !here
}

/** How much of an answer is looked at, and how much of it is kept, in characters. */
const [mostRead, mostKept] = [4_000, 500]

/** A one-time link, or its token alone, also with the equals sign as mail encodes it. */
const linkInAnswer = /[^\s<>"'()]*(?:kt_link_|[?&]token=)[^\s<>"'()]*/gi

/**
 * Why a message was not sent, in the words of the server or the network, on one line. A server may quote the message, so a link
 * in it is left out.
 */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text
    .slice(0, mostRead)
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(linkInAnswer, '[link]')
    .replaceAll(/\s+/g, ' ')
    .slice(0, mostKept)
}
