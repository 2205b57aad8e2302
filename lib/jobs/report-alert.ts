import { reportBody, reportKey, reportTitle } from '@/lib/domain/report-notice'
import { reportMessage } from '@/lib/mail/report-message'
import type { ComposeReportAlert } from '@/lib/ports/notices'
import { withMessage } from './compose-mail'
import type { NoticeContext } from './notice-store'

/** Composes the alert that a secret was reported as leaked, in the console and by mail. It is stored with the report. */
export function reportAlerts({
  publicUrl,
  mintId,
}: Pick<NoticeContext, 'publicUrl' | 'mintId'>): ComposeReportAlert {
  return (report, credential, { id: userId, email, timeZone }) => {
    const notice = {
      id: mintId(),
      userId,
      kind: 'secret_reported' as const,
      key: reportKey(report),
      title: reportTitle(credential.name),
      body: reportBody(report),
      items: [{ kind: credential.kind, id: credential.id, name: credential.name, expiresAt: null }],
      inConsole: true,
      createdAt: report.at,
    }
    return withMessage(notice, email, reportMessage(report, credential, { timeZone, publicUrl }), publicUrl)
  }
}
