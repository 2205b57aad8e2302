import type { MailMessage } from '@/lib/domain/mail-message'
import { detailsPath, type NamedCredential } from '@/lib/domain/notice'
import { inTime, oldSecret, retiringBody, retiringTitle, type UsedSecret } from '@/lib/domain/retiring-notice'
import { credentialEntry, type Reader } from './credential-entry'
import { button, page, paragraph } from './layout'
import { fullMoment } from './moment'

/** The notice that an old secret retires and is still in use, for the owner and the members of subscribed groups. */
export function retiringMessage(
  secret: UsedSecret,
  credential: NamedCredential,
  { now, ...reader }: Reader & { now: Date },
): MailMessage {
  const title = retiringTitle(credential, secret, now)
  const lead = retiringBody(credential, secret, reader.timeZone)
  const { lastUsedAt, lastUsedFrom, retiresAt } = secret
  const entry = credentialEntry(
    // The last use that matters here is that of the old secret.
    { ...credential, lastUsedAt, lastUsedFrom },
    {
      state: `${oldSecret(credential.kind).replace('old', 'Old')} retires ${inTime(retiresAt, now)}`,
      tone: 'amber',
      facts: [['When', fullMoment(retiresAt, reader.timeZone)]],
      scopeTerm: 'May use',
    },
    reader,
  )
  const footer = `You receive this because you own this credential in Keyturn (${reader.publicUrl}), or one of your groups is subscribed to account alerts by e-mail.`
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
