import { RowTitle, Table, type Column } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { EventView } from './event-view'
import { OutcomeBadge } from './outcome-badge'

interface EventTableProps {
  events: EventView[]
  reading: { now: string; timeZone: string }
}

/** Administration events, a row each. */
export function EventTable({ events, reading }: EventTableProps) {
  const when = (event: EventView) => <Time value={event.time} {...reading} />
  const columns: Column<EventView>[] = [
    {
      name: 'What',
      rowHeader: true,
      render: (event) => (
        <>
          <RowTitle title={event.action} note={event.target} />
          {/* Replaces the columns that a narrow table drops. */}
          <span className="block truncate text-small text-muted @min-[690px]:hidden">
            <span className="@min-[580px]:hidden">{event.actor}, </span>
            {when(event)}
          </span>
        </>
      ),
    },
    { name: 'Outcome', render: (event) => <OutcomeBadge outcome={event.outcome} /> },
    { name: 'Who', priority: 2, look: 'max-w-48 truncate', render: (event) => event.actor },
    {
      name: 'From',
      priority: 4,
      render: (event) => <code className="text-muted">{event.sourceAddress}</code>,
    },
    { name: 'When', priority: 3, look: 'text-muted', render: when },
    { name: 'No.', priority: 5, align: 'end', look: 'text-muted', render: (event) => event.sequence },
  ]
  return (
    <Table label="Administration events" items={events} keyOf={(event) => event.sequence} columns={columns} />
  )
}
