import type { MailMessage } from '@/lib/domain/mail-message'
import { button, page, paragraph } from './layout'

/** What a message about an account says. */
export interface AccountMessage {
  title: string
  lead: string
  /** Where to go: a label and a path. */
  link: [string, string]
  /** Completes "You receive this because you". */
  because: string
}

/** A message about somebody's account, without any credential. */
export function accountMessage(
  { title, lead, link, because }: AccountMessage,
  publicUrl: string,
): MailMessage {
  const [label, path] = link
  const footer = `You receive this because you ${because} Keyturn (${publicUrl}).`
  return {
    subject: title,
    text: `${[title, lead, publicUrl + path, footer].join('\n\n')}\n`,
    html: page({ title, preview: lead, rows: [paragraph(lead), button(label, publicUrl + path)], footer }),
  }
}
