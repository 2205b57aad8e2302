import type { MailMessage } from '@/lib/domain/mail-message'
import { daysLeft, digestLead, digestTitle, inDays, type Digest } from '@/lib/domain/digest'
import type { ExpiringCredential } from '@/lib/domain/notice'
import { credentialEntry, type Reader } from './credential-entry'
import { page, paragraph } from './layout'
import { fullMoment } from './moment'

/** A credential that expires within this many days is red. */
const urgentDays = 3

/** The digest of one recipient and day: expired credentials first, then those that expire soon. */
export function digestMessage(digest: Digest<ExpiringCredential>, reader: Reader): MailMessage {
  const { day, expired, expiring } = digest
  const { timeZone, publicUrl } = reader
  const entry = (each: ExpiringCredential, state: string, tone: 'red' | 'amber') => {
    const facts = [['When', fullMoment(each.expiresAt, timeZone)] as const]
    return credentialEntry(each, { state, tone, facts, scopeTerm: 'What stops' }, reader)
  }
  const entries = [
    ...expired.map((each) => entry(each, 'Has expired', 'red')),
    ...expiring.map((each) => {
      const left = daysLeft(each.expiresAt, day, timeZone)
      return entry(each, `Expires ${inDays(left)}`, left <= urgentDays ? 'red' : 'amber')
    }),
  ]
  const title = digestTitle(digest, timeZone)
  const lead = digestLead(digest)
  const footer = `You receive this because one of your groups in Keyturn (${publicUrl}) is subscribed to account alerts by e-mail.`
  return {
    subject: title,
    text: `${[title, lead, ...entries.map(({ text }) => text), footer].join('\n\n')}\n`,
    html: page({
      title,
      preview: entries.map(({ name, state }) => `${name}: ${state.toLowerCase()}`).join(' · '),
      rows: [paragraph(lead), ...entries.map(({ row }) => row)],
      footer,
    }),
  }
}
