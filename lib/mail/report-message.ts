import type { MailMessage } from '@/lib/domain/mail-message'
import type { NamedCredential } from '@/lib/domain/notice'
import { reportBody, reportTitle, type SecretReport } from '@/lib/domain/report-notice'
import type { Reader } from './credential-entry'
import { credentialMessage } from './credential-message'
import { fullMoment } from './moment'

const states = {
  flagged: 'Still works',
  dormant: 'Disabled',
  ended: 'Ended',
  disabled: 'Ended and disabled',
} satisfies Record<SecretReport['outcome'], string>

/** The alert that every cloud administrator gets at once when a live secret is reported as leaked. */
export function reportMessage(
  report: SecretReport,
  credential: NamedCredential,
  reader: Reader,
): MailMessage {
  const title = reportTitle(credential.name)
  const lead = reportBody(report)
  const facts = [
    ['Secret', `Ending in ${report.hint}`] as const,
    ['Found in', report.foundIn ?? 'Not stated'] as const,
    ['Reported', `${fullMoment(report.at, reader.timeZone)}, by ${report.by}`] as const,
  ]
  const tone = report.outcome === 'flagged' ? 'red' : 'amber'
  const news = { state: states[report.outcome], tone, facts, scopeTerm: 'Access to' } as const
  const footer = `You receive this because you are a cloud administrator of Keyturn (${reader.publicUrl}). There is one alert for each secret, and another if it is ended later.`
  return credentialMessage({ title, lead, credential, news, footer }, reader)
}
