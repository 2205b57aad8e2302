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
  /** Why the reader may not do anything here. */
  disabledReason?: string
}

/** Whether mail gets out, what has not, and why. */
export function MailPanel({ mail, actions, reading, disabledReason }: MailPanelProps) {
  const { server, from, waiting, failed, sentLately, lastSentAt, messages, refused } = mail
  const unsent = waiting + failed
  return (
    <section aria-labelledby="mail" className="flex flex-col gap-4">
      <div>
        <h2 id="mail" className="font-semibold">
          Mail
        </h2>
        <p className="max-w-160 text-muted">
          Notices go out by mail. One that cannot be sent is tried again for three days; one whose recipient
          the mail server refuses for good is not.
        </p>
      </div>
      {server === null && (
        <Notice tone="warning" title="There is no mail server">
          Messages wait here until SMTP_URL is set and Keyturn is restarted.
        </Notice>
      )}
      {refused.length > 0 && (
        <Notice tone="warning" title="The mail server rejects some addresses">
          It rejected these addresses on three days while it accepted others. Keyturn sends nothing to them
          until you try again.
        </Notice>
      )}
      {failed > 0 && (
        <Notice tone="danger">{failed === 1 ? '1 message' : `${failed} messages`} could not be sent.</Notice>
      )}
      <div className="max-w-160">
        <DescriptionList>
          <DescriptionRow term="Mail server">{server ?? 'None'}</DescriptionRow>
          <DescriptionRow term="From">{from ?? '—'}</DescriptionRow>
          <DescriptionRow term="Waiting">{waiting}</DescriptionRow>
          <DescriptionRow term="Failed">{failed}</DescriptionRow>
          <DescriptionRow term="Sent in the last day">{sentLately}</DescriptionRow>
          <DescriptionRow term="Last sent">
            {lastSentAt ? <Time value={lastSentAt} {...reading} /> : 'Never'}
          </DescriptionRow>
        </DescriptionList>
      </div>
      <MailActions
        actions={actions}
        canRetry={unsent > 0 || refused.length > 0}
        configured={server !== null}
        disabledReason={disabledReason}
      />
      {refused.length > 0 && <RefusedTable refused={refused} reading={reading} />}
      {messages.length > 0 && <MailTable messages={messages} reading={reading} />}
      {messages.length < unsent && (
        <p className="text-small text-muted">
          {messages.length} of {unsent.toLocaleString('en')} messages are shown.
        </p>
      )}
    </section>
  )
}
