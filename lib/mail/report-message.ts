import type { MailMessage } from '@/lib/domain/mail-message'
import { detailsPath, type NamedCredential } from '@/lib/domain/notice'
import { reportBody, reportTitle, type SecretReport } from '@/lib/domain/secret-report'
import { credentialEntry, type Reader } from './credential-entry'
import { button, page, paragraph } from './layout'
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
    ['Found in', report.source ?? 'Not stated'] as const,
    ['Reported', `${fullMoment(report.at, reader.timeZone)}, by ${report.by}`] as const,
  ]
  const tone = report.outcome === 'flagged' ? 'red' : 'amber'
  const entry = credentialEntry(
    credential,
    { state: states[report.outcome], tone, facts, scopeTerm: 'Access to' },
    reader,
  )
  const footer = `You receive this because you are a cloud administrator of Keyturn (${reader.publicUrl}). There is one alert for each secret, and another if it is ended later.`
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
