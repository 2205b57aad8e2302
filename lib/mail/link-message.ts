import type { MailMessage } from '@/lib/domain/mail-message'
import { button, page, paragraph } from './layout'
import { fullMoment } from './moment'

interface Link {
  person: { name: string; email: string; hasPassword: boolean }
  url: string
  expiresAt: Date
  /** Who asked for it. */
  by: string
  /** The address of the console. */
  publicUrl: string
}

/** The message that carries a one-time link: an invitation, or a way to choose a new password. */
export function linkMessage({ person, url, expiresAt, by, publicUrl }: Link): MailMessage {
  const title = person.hasPassword ? 'Choose a new password for Keyturn' : 'You are invited to Keyturn'
  const lead = person.hasPassword
    ? `${by} made a link with which you can choose a new password. When you use it, your current password stops working and you are signed out everywhere.`
    : `${by} invited you to Keyturn, the console for the API credentials of your cloud. Choose a password, then sign in with ${person.email}.`
  // The person's time zone is known only after they have signed in.
  const limit = `The link works once, until ${fullMoment(expiresAt, 'UTC')}. Do not forward this message: whoever opens the link first sets the password.`
  const footer = `You receive this because ${by} entered your address in Keyturn (${publicUrl}). If you did not expect it, ignore it: nothing changes until the link is used.`
  const label = person.hasPassword ? 'Choose a new password' : 'Choose a password'
  return {
    subject: title,
    text: `${[title, `Hello ${person.name},`, lead, url, limit, footer].join('\n\n')}\n`,
    html: page({
      title,
      preview: lead,
      rows: [paragraph(`Hello ${person.name},`), paragraph(lead), button(label, url), paragraph(limit)],
      footer,
    }),
  }
}
