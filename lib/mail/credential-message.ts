import type { MailMessage } from '@/lib/domain/mail-message'
import { detailsPath, type NamedCredential } from '@/lib/domain/notice'
import { credentialEntry, type News, type Reader } from './credential-entry'
import { button, page, paragraph } from './layout'

interface CredentialNews {
  title: string
  lead: string
  credential: NamedCredential
  news: News
  /** Why the reader receives it. */
  footer: string
}

/** A message about one credential: what happened, the credential, and the way to its details. */
export function credentialMessage(
  { title, lead, credential, news, footer }: CredentialNews,
  reader: Reader,
): MailMessage {
  const entry = credentialEntry(credential, news, reader)
  return {
    subject: title,
    text: `${[title, lead, entry.text, footer].join('\n\n')}\n`,
    html: page({
      title,
      preview: lead,
      rows: [paragraph(lead), entry.row, button('View details', reader.publicUrl + detailsPath(credential))],
      footer,
    }),
  }
}
