import type { MailMessage } from '@/lib/domain/mail-message'
import { copiedPasskeyBody, copiedPasskeyTitle, type CopiedPasskey } from '@/lib/domain/passkey-notice'
import { button, page, paragraph } from './layout'

/** The message that a passkey may have been copied, to its person. */
export function passkeyMessage(copied: CopiedPasskey, publicUrl: string): MailMessage {
  const title = copiedPasskeyTitle(copied)
  const lead = copiedPasskeyBody(copied)
  const address = `${publicUrl}/account`
  const footer = `You receive this because you have an account in Keyturn (${publicUrl}).`
  return {
    subject: title,
    text: `${[title, lead, address, footer].join('\n\n')}\n`,
    html: page({ title, preview: lead, rows: [paragraph(lead), button('Your account', address)], footer }),
  }
}
