import { Cell, HeaderCell, Row, Table, TableHead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { EventView } from './event-view'
import { OutcomeBadge } from './outcome-badge'

interface EventTableProps {
  events: EventView[]
  reading: { now: string; timeZone: string }
}

/** Administration events, a row each. */
export function EventTable({ events, reading }: EventTableProps) {
  return (
    <Table label="Administration events">
      <TableHead>
        <HeaderCell>What</HeaderCell>
        <HeaderCell>Outcome</HeaderCell>
        <HeaderCell priority={2}>Who</HeaderCell>
        <HeaderCell priority={4}>From</HeaderCell>
        <HeaderCell priority={3}>When</HeaderCell>
        <HeaderCell priority={5} align="end">
          No.
        </HeaderCell>
      </TableHead>
      <tbody>
        {events.map((event) => (
          <Row key={event.sequence}>
            <Cell rowHeader>
              <span className="block truncate font-medium">{event.action}</span>
              {event.target !== null && (
                <span className="block truncate text-small text-muted">{event.target}</span>
              )}
              {/* In place of the columns that a narrow table drops. */}
              <span className="block truncate text-small text-muted @min-[690px]:hidden">
                <span className="@min-[580px]:hidden">{event.actor}, </span>
                <Time value={event.time} {...reading} />
              </span>
            </Cell>
            <Cell>
              <OutcomeBadge outcome={event.outcome} />
            </Cell>
            <Cell priority={2} className="max-w-48 truncate">
              {event.actor}
            </Cell>
            <Cell priority={4}>
              <code className="text-muted">{event.sourceAddress}</code>
            </Cell>
            <Cell priority={3} className="text-muted">
              <Time value={event.time} {...reading} />
            </Cell>
            <Cell priority={5} align="end" className="text-muted">
              {event.sequence}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
