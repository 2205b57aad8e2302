import { randomUUID } from 'node:crypto'
import { reasonOf, type MailTransport } from './smtp'
import { trialMessage } from './trial-message'

/** Tries the mail server with a message of its own, past the outbox. */
export function openMailTrial(transport: MailTransport | null, publicUrl: string) {
  return {
    /** Null when the message was taken; otherwise why not. */
    async send(recipient: string) {
      if (!transport) return { kind: 'mail_not_configured' as const }
      const messageId = `${randomUUID()}@${new URL(publicUrl).hostname}`
      return transport.send({ ...trialMessage(publicUrl), messageId, recipient }).then(
        () => null,
        (error: unknown) => ({ kind: 'mail_refused' as const, reason: reasonOf(error) }),
      )
    },
  }
}
