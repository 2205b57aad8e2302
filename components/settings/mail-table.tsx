import { CircleX, Clock, Hourglass } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Table, type Column } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { UnsentMailView } from './mail-view'

interface MailTableProps {
  messages: UnsentMailView[]
  /** Whether a mail server is configured. */
  configured: boolean
  reading: { now: string; timeZone: string }
}

/** A table of unsent messages: first those that failed, then those that wait, then those that have expired. */
export function MailTable({ messages, configured, reading }: MailTableProps) {
  const columns: Column<UnsentMailView>[] = [
    { name: 'Subject', rowHeader: true, render: (message) => <Subject message={message} /> },
    { name: 'State', render: (message) => <State message={message} /> },
    {
      name: 'Recipient',
      priority: 2,
      look: 'text-muted',
      render: (message) => <span className="cut">{message.recipient}</span>,
    },
    {
      name: 'Written',
      priority: 5,
      look: 'text-muted',
      render: (message) => <Time value={message.createdAt} {...reading} />,
    },
    {
      name: 'Attempts',
      priority: 6,
      align: 'end',
      look: 'text-muted tabular-nums',
      render: (message) => message.attempts,
    },
    {
      name: 'Next attempt',
      priority: 4,
      look: 'text-muted',
      render: (message) => <NextAttempt message={message} configured={configured} reading={reading} />,
    },
  ]
  return (
    <Table label="Messages not sent" items={messages} keyOf={(message) => message.id} columns={columns} />
  )
}

function Subject({ message }: { message: UnsentMailView }) {
  return (
    <>
      <span className="block truncate font-medium">{message.subject}</span>
      {message.lastError && (
        <span className="block text-small whitespace-normal text-muted wrap-anywhere">
          {message.lastError}
        </span>
      )}
    </>
  )
}

function State({ message }: { message: UnsentMailView }) {
  if (message.isExpired)
    return (
      <Badge tone="neutral" icon={<Clock />}>
        Expired
      </Badge>
    )
  return message.failedAt ? (
    <Badge tone="danger" icon={<CircleX />}>
      Failed
    </Badge>
  ) : (
    <Badge tone="neutral" icon={<Hourglass />}>
      Waiting
    </Badge>
  )
}

const minute = 60_000

interface NextAttemptProps extends Omit<MailTableProps, 'messages'> {
  message: UnsentMailView
}

/** Without a mail server there is no next attempt. */
function NextAttempt({ message, configured, reading }: NextAttemptProps) {
  if (message.failedAt || !configured) return 'None'
  const wait = Date.parse(message.nextTryAt) - Date.parse(reading.now)
  return wait < minute ? 'In a moment' : <Time value={message.nextTryAt} {...reading} />
}
