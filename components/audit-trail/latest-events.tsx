import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import type { EventView } from './event-view'
import { RefusedBadge } from './refused-badge'
import { eventHref, eventsHref } from './trail-address'

interface LatestEventsProps {
  /** The credential that the events are about. */
  credentialId: string
  /** Newest first. */
  events: EventView[]
  reading: { now: string; timeZone: string }
}

/** The latest events of a credential, for its details, with the way to all of them. */
export function LatestEvents({ credentialId, events, reading }: LatestEventsProps) {
  return (
    <section aria-labelledby="latest-events" className="mt-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 id="latest-events" className="font-semibold">
          Latest events
        </h3>
        <Link
          href={eventsHref({ credential: credentialId })}
          className="rounded-[2px] text-small text-accent-text hover:underline"
        >
          All events
        </Link>
      </div>
      <ol className="mt-1 divide-y divide-border">
        {events.map((event) => (
          <li key={event.sequence} className="flex items-center justify-between gap-4 py-2">
            <span className="min-w-0">
              <Link
                href={eventHref(event.sequence, { credential: credentialId })}
                className="block truncate rounded-[2px] hover:underline"
              >
                {event.action}
              </Link>
              {event.changes.length > 0 && (
                <span className="block truncate text-small text-muted" title={event.changes.join('\n')}>
                  {event.changes.join('; ')}
                </span>
              )}
              <span className="block truncate text-small text-muted">
                <bdi>{event.actor}</bdi>, <Time value={event.time} {...reading} />
              </span>
            </span>
            {event.outcome === 'refused' && <RefusedBadge />}
          </li>
        ))}
      </ol>
    </section>
  )
}
