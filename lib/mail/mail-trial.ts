import { randomUUID } from 'node:crypto'
import { reasonOf, type MailTransport } from './smtp'
import { trialMessage } from './trial-message'

/** Sends a test message directly to the mail server, without the outbox. */
export function openMailTrial(transport: MailTransport | null, publicUrl: string) {
  return {
    isPossible: transport !== null,

    /** Null if the server accepted the message; otherwise the reason. */
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
