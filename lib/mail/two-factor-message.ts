import type { MailMessage } from '@/lib/domain/mail-message'
import { twoFactorBody, twoFactorTitle, type TwoFactorRemoval } from '@/lib/domain/two-factor-notice'
import { button, page, paragraph } from './layout'

/** The message that somebody's second factor was removed by another: to that person, or to a cloud administrator. */
export function twoFactorMessage(
  removal: TwoFactorRemoval,
  { isOwn, publicUrl }: { isOwn: boolean; publicUrl: string },
): MailMessage {
  const title = twoFactorTitle(removal, isOwn)
  const lead = twoFactorBody(removal, isOwn)
  const [label, path] = isOwn ? ['Your account', '/account'] : ['People', '/people']
  const footer = `You receive this because ${isOwn ? 'you have an account in' : 'you are a cloud administrator of'} Keyturn (${publicUrl}).`
  return {
    subject: title,
    text: `${[title, lead, publicUrl + path, footer].join('\n\n')}\n`,
    html: page({ title, preview: lead, rows: [paragraph(lead), button(label, publicUrl + path)], footer }),
  }
}
