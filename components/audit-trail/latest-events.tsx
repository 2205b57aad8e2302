import { Time } from '@/components/ui/time'
import type { EventView } from './event-view'
import { OutcomeBadge } from './outcome-badge'

interface LatestEventsProps {
  /** Newest first. */
  events: EventView[]
  reading: { now: string; timeZone: string }
}

/** The latest events of one thing, for its details. */
export function LatestEvents({ events, reading }: LatestEventsProps) {
  return (
    <section aria-labelledby="latest-events" className="mt-6">
      <h3 id="latest-events" className="font-semibold">
        Latest events
      </h3>
      <ol className="mt-1 divide-y divide-border">
        {events.map((event) => (
          <li key={event.sequence} className="flex items-center justify-between gap-4 py-2">
            <span className="min-w-0">
              <span className="block truncate">{event.action}</span>
              <span className="block truncate text-small text-muted">
                {event.actor}, <Time value={event.time} {...reading} />
              </span>
            </span>
            <OutcomeBadge outcome={event.outcome} />
          </li>
        ))}
      </ol>
    </section>
  )
}
