import type { MailMessage } from '@/lib/domain/mail-message'
import { page, paragraph } from './layout'

/** The message that "Send test message" sends. */
export function trialMessage(publicUrl: string): MailMessage {
  const title = 'A test message from Keyturn'
  const lead =
    'Mail works. Members of groups that are subscribed to account alerts by e-mail get notices about expiring credentials this way.'
  const footer = `Sent from Settings > Mail at ${publicUrl}.`
  return {
    subject: title,
    text: `${title}\n\n${lead}\n\n${footer}\n`,
    html: page({ title, preview: lead, rows: [paragraph(lead)], footer }),
  }
}
