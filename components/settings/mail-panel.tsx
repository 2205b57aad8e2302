import { counted } from '@/components/ui/counted'
import { DescriptionList, DescriptionRow } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import { MailActions, type MailActionSet } from './mail-actions'
import { MailTable } from './mail-table'
import type { MailView } from './mail-view'
import { RefusedTable } from './refused-table'

interface MailPanelProps {
  mail: MailView
  actions: MailActionSet
  reading: { now: string; timeZone: string }
  /** Why the person has read-only access. */
  disabledReason?: string
}

/** The state of mail: whether messages are sent, which are not, and why. */
export function MailPanel({ mail, actions, reading, disabledReason }: MailPanelProps) {
  const { server, from, waiting, failed, expired, sentLately, lastSentAt, messages, refused } = mail
  const unsent = waiting + failed + expired
  return (
    <section aria-labelledby="mail" className="flex flex-col gap-4">
      <div>
        <h2 id="mail" className="font-semibold">
          Mail
        </h2>
        <p className="max-w-160 text-muted">
          {server === null
            ? 'Keyturn sends nothing by e-mail. Notices appear in the console.'
            : 'Keyturn sends notices and sign-in links by e-mail. It retries a failed message for three days, unless the mail server permanently refuses the recipient.'}
        </p>
      </div>
      {server === null && (
        <Notice tone="warning" title="No mail server is configured">
          Messages wait here for up to 14 days. To have them sent, set SMTP_URL and restart Keyturn.
        </Notice>
      )}
      {refused.length > 0 && (
        <Notice tone="warning" title="The mail server rejects some addresses">
          It rejected these addresses on three days while it accepted others. Keyturn sends nothing to them
          until you try again.
        </Notice>
      )}
      {failed > 0 && <Notice tone="danger">{counted(failed, 'message')} could not be sent.</Notice>}
      <div className="max-w-160">
        <DescriptionList>
          <DescriptionRow term="Mail server">{server ?? 'None'}</DescriptionRow>
          <DescriptionRow term="From">{from ?? '—'}</DescriptionRow>
          <DescriptionRow term="Waiting">{waiting}</DescriptionRow>
          <DescriptionRow term="Failed">{failed}</DescriptionRow>
          {expired > 0 && <DescriptionRow term="Expired">{expired}</DescriptionRow>}
          <DescriptionRow term="Sent in the last day">{sentLately}</DescriptionRow>
          <DescriptionRow term="Last sent">
            {lastSentAt ? <Time value={lastSentAt} {...reading} /> : 'Never'}
          </DescriptionRow>
        </DescriptionList>
      </div>
      <MailActions
        actions={actions}
        canRetry={waiting + failed > 0 || refused.length > 0}
        configured={server !== null}
        disabledReason={disabledReason}
      />
      {refused.length > 0 && <RefusedTable refused={refused} reading={reading} />}
      {messages.length > 0 && (
        <MailTable messages={messages} configured={server !== null} reading={reading} />
      )}
      {messages.length < unsent && (
        <p className="text-small text-muted">
          {messages.length} of {unsent.toLocaleString('en')} messages are shown.
        </p>
      )}
    </section>
  )
}
