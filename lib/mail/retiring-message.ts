import type { MailMessage } from '@/lib/domain/mail-message'
import type { NamedCredential } from '@/lib/domain/notice'
import { inTime, oldSecret, retiringBody, retiringTitle, type UsedSecret } from '@/lib/domain/retiring-notice'
import type { Reader } from './credential-entry'
import { credentialMessage } from './credential-message'
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
  const news = {
    state: `${oldSecret(credential.kind).replace('old', 'Old')} retires ${inTime(retiresAt, now)}`,
    tone: 'amber',
    facts: [['When', fullMoment(retiresAt, reader.timeZone)] as const],
    scopeTerm: 'May use',
  } as const
  const footer = `You receive this because you own this credential in Keyturn (${reader.publicUrl}), or one of your groups is subscribed to account alerts by e-mail.`
  // The last use that matters here is that of the old secret.
  const used = { ...credential, lastUsedAt, lastUsedFrom }
  return credentialMessage({ title, lead, credential: used, news, footer }, reader)
}
