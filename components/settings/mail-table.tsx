import { CircleX, Hourglass } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Cell, HeaderCell, Row, Table, TableHead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { UnsentMailView } from './mail-view'

interface MailTableProps {
  messages: UnsentMailView[]
  reading: { now: string; timeZone: string }
}

/** Messages that have not been sent: those that have failed, then those that wait. */
export function MailTable({ messages, reading }: MailTableProps) {
  return (
    <Table label="Messages not sent">
      <TableHead>
        <HeaderCell>Subject</HeaderCell>
        <HeaderCell>State</HeaderCell>
        <HeaderCell priority={2}>Recipient</HeaderCell>
        <HeaderCell priority={5}>Written</HeaderCell>
        <HeaderCell priority={6} align="end">
          Attempts
        </HeaderCell>
        <HeaderCell priority={4}>Next attempt</HeaderCell>
      </TableHead>
      <tbody>
        {messages.map((message) => (
          <Row key={message.id}>
            <Cell rowHeader>
              <span className="block truncate font-medium">{message.subject}</span>
              {message.lastError && (
                <span className="block text-small whitespace-normal text-muted wrap-anywhere">
                  {message.lastError}
                </span>
              )}
            </Cell>
            <Cell>
              {message.failedAt ? (
                <Badge tone="danger" icon={<CircleX />}>
                  Failed
                </Badge>
              ) : (
                <Badge tone="neutral" icon={<Hourglass />}>
                  Waiting
                </Badge>
              )}
            </Cell>
            <Cell priority={2} className="max-w-60 truncate text-muted">
              {message.recipient}
            </Cell>
            <Cell priority={5} className="text-muted">
              <Time value={message.createdAt} {...reading} />
            </Cell>
            <Cell priority={6} align="end" className="text-muted tabular-nums">
              {message.attempts}
            </Cell>
            <Cell priority={4} className="text-muted">
              <NextAttempt message={message} reading={reading} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

const minute = 60_000

function NextAttempt({ message, reading }: { message: UnsentMailView; reading: MailTableProps['reading'] }) {
  if (message.failedAt) return 'None'
  const wait = Date.parse(message.nextTryAt) - Date.parse(reading.now)
  return wait < minute ? 'In a moment' : <Time value={message.nextTryAt} {...reading} />
}
