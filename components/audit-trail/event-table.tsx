import { Link } from '@/components/ui/link'
import { Table, type Column } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { EventView } from './event-view'
import { RefusedBadge } from './refused-badge'

interface EventTableProps {
  events: EventView[]
  /** The address at which an event is open. */
  hrefOf: (sequence: string) => string
  /** The event that is open. */
  openSequence: string | undefined
  reading: { now: string; timeZone: string }
}

/** The id of the link that opens an event. Focus returns to it. */
export const eventLinkId = (sequence: string) => `event-${sequence}`

/** Administration events, a row each, which opens the event. */
export function EventTable({ events, hrefOf, openSequence, reading }: EventTableProps) {
  const when = (event: EventView) => <Time value={event.time} {...reading} />
  const columns: Column<EventView>[] = [
    {
      name: 'What',
      rowHeader: true,
      render: (event) => (
        <>
          <span className="flex items-center gap-2">
            <Link
              id={eventLinkId(event.sequence)}
              href={hrefOf(event.sequence)}
              scroll={false}
              className="min-w-0 truncate rounded-[2px] hover:underline"
            >
              <span className="font-medium">{event.action}</span>
              {event.target !== null && (
                <>
                  {' '}
                  <bdi>{event.target}</bdi>
                </>
              )}
            </Link>
            {event.outcome === 'refused' && <RefusedBadge />}
          </span>
          {event.changes.length > 0 && (
            <span className="block truncate text-small text-muted" title={event.changes.join('\n')}>
              {event.changes.join('; ')}
            </span>
          )}
          {/* Replaces the columns that a narrow table drops. */}
          <span className="flex gap-x-1 text-small text-muted @min-[690px]:hidden">
            <span className="min-w-0 truncate @min-[580px]:hidden">
              <bdi>{event.actor}</bdi>,
            </span>
            <span className="shrink-0">{when(event)}</span>
          </span>
        </>
      ),
    },
    {
      name: 'Who',
      priority: 2,
      render: (event) => <bdi className="cut">{event.actor}</bdi>,
    },
    {
      name: 'Address',
      priority: 4,
      render: (event) => <code className="text-muted">{event.sourceAddress}</code>,
    },
    { name: 'When', priority: 3, look: 'text-muted', render: when },
    { name: 'No.', priority: 5, align: 'end', look: 'text-muted', render: (event) => event.sequence },
  ]
  return (
    <Table
      label="Administration events"
      items={events}
      keyOf={(event) => event.sequence}
      columns={columns}
      selectedKey={openSequence}
    />
  )
}
