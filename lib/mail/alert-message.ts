import type { MailMessage } from '@/lib/domain/mail-message'
import { leakBody, leakTitle, type Leak } from '@/lib/domain/leak'
import type { NamedCredential } from '@/lib/domain/notice'
import type { Reader } from './credential-entry'
import { credentialMessage } from './credential-message'
import { fullMoment } from './moment'

/** The alert that every cloud administrator gets at once when a correct secret comes from a forbidden address. */
export function alertMessage(leak: Leak, credential: NamedCredential, reader: Reader): MailMessage {
  const title = leakTitle(credential.name)
  const lead = leakBody(leak)
  const facts = [['When', fullMoment(leak.at, reader.timeZone)] as const, ['From', leak.from] as const]
  const news = { state: 'Refused', tone: 'red', facts, scopeTerm: 'Access to' } as const
  const footer = `You receive this because you are a cloud administrator of Keyturn (${reader.publicUrl}). There is at most one alert per hour for each credential and address.`
  return credentialMessage({ title, lead, credential, news, footer }, reader)
}
