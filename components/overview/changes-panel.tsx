import { eventHref, eventsHref } from '@/components/audit-trail/trail-address'
import type { EventView } from '@/components/audit-trail/event-view'
import { Link } from '@/components/ui/link'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { Unread } from './unread'

interface ChangesPanelProps {
  /** The latest changes, newest first; null if they could not be read. */
  changes: EventView[] | null
  reading: { now: string; timeZone: string }
}

/** The latest changes in words, each with a link to its event. */
export function ChangesPanel({ changes, reading }: ChangesPanelProps) {
  const all = (
    <Link href={eventsHref({})} className="rounded-[2px] text-accent-text hover:underline">
      Audit trail
    </Link>
  )
  return (
    <Panel title="Latest changes" aside={all}>
      {!changes && <Unread />}
      {changes?.length === 0 && <p className="text-muted">No changes yet</p>}
      {changes && changes.length > 0 && (
        <ol className="-my-1 divide-y divide-border">
          {changes.map((event) => (
            <li
              key={event.sequence}
              className="flex flex-wrap items-baseline justify-between gap-x-6 py-2 sm:flex-nowrap"
            >
              <span className="min-w-0">
                <Link
                  href={eventHref(event.sequence, {})}
                  className="rounded-[2px] wrap-anywhere hover:underline"
                >
                  <Sentence event={event} />
                </Link>
                {event.changes.length > 0 && (
                  <span
                    className="line-clamp-1 text-small wrap-anywhere text-muted"
                    title={event.changes.join('\n')}
                  >
                    {event.changes.join('; ')}
                  </span>
                )}
              </span>
              <span className="shrink-0 text-small text-muted">
                <Time value={event.time} {...reading} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}

/** "Ada Park edited API client Alert forwarder" */
function Sentence({ event: { actor, action, target } }: { event: EventView }) {
  return (
    <>
      <bdi className="font-medium">{actor}</bdi> {action.charAt(0).toLowerCase()}
      {action.slice(1)}
      {target !== null && (
        <>
          {' '}
          <bdi className="font-medium">{target}</bdi>
        </>
      )}
    </>
  )
}
