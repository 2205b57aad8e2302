import type { ReactNode } from 'react'
import { DescriptionList, DescriptionRow } from '@/components/ui/description-list'
import { Drawer } from '@/components/ui/drawer'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { absoluteTime } from '@/components/ui/time-format'
import { eventLinkId } from './event-table'
import type { OpenEventView } from './event-view'
import { RefusedBadge } from './refused-badge'

interface EventDrawerProps {
  event: OpenEventView
  closeHref: string
  reading: { now: string; timeZone: string }
}

/** One event: what it changed, before and after, who did it, and its place in the chain. */
export function EventDrawer({ event, closeHref, reading }: EventDrawerProps) {
  const { facts, differences } = event
  return (
    <Drawer
      title={event.target === null ? event.action : `${event.action} ${event.target}`}
      closeHref={closeHref}
      returnFocusId={eventLinkId(event.sequence)}
    >
      <DescriptionList>
        <DescriptionRow term="When">
          {absoluteTime(new Date(event.time), reading.timeZone)}
          <span className="text-muted">
            {' '}
            (<Time value={event.time} {...reading} />)
          </span>
        </DescriptionRow>
        <DescriptionRow term="Who">
          <Named name={event.actor} href={event.actorHref} isGone={event.isActorGone} />
          <All href={event.actorEventsHref}>All they did</All>
        </DescriptionRow>
        {event.target !== null && (
          <DescriptionRow term="Which">
            <Named name={event.target} href={event.targetHref} isGone={event.isTargetGone} />
            <All href={event.targetEventsHref}>All events</All>
          </DescriptionRow>
        )}
        <DescriptionRow term="Address">
          <code>{event.sourceAddress}</code>
        </DescriptionRow>
        <DescriptionRow term="Outcome">
          {event.outcome === 'refused' ? <RefusedBadge /> : 'Done'}
        </DescriptionRow>
        {facts.map(({ label, value, href, isGone }) => (
          <DescriptionRow key={label} term={label}>
            <span className="whitespace-pre-line">
              <Named name={value} href={href} isGone={isGone} />
            </span>
          </DescriptionRow>
        ))}
      </DescriptionList>
      {differences.length > 0 && <Differences differences={differences} />}
      <section aria-labelledby="chain" className="mt-6">
        <h3 id="chain" className="font-semibold">
          Place in the chain
        </h3>
        <DescriptionList>
          <DescriptionRow term="Sequence">{event.sequence}</DescriptionRow>
          <DescriptionRow term="Hash">
            <code>{event.hash}</code>
          </DescriptionRow>
          <DescriptionRow term="Previous hash">
            <code>{event.previousHash}</code>
            <All href={event.previousHref}>Previous event</All>
          </DescriptionRow>
        </DescriptionList>
      </section>
    </Drawer>
  )
}

function Differences({ differences }: Pick<OpenEventView, 'differences'>) {
  const cell = 'border-t py-2 pr-3 align-top font-normal whitespace-pre-line wrap-anywhere last:pr-0'
  return (
    <section aria-labelledby="changes" className="mt-6">
      <h3 id="changes" className="font-semibold">
        What changed
      </h3>
      <table className="mt-1 w-full table-fixed text-left">
        <caption className="sr-only">What changed, before and after</caption>
        <thead>
          <tr className="text-small text-muted">
            <th scope="col" className="w-27 py-1 font-medium">
              Field
            </th>
            <th scope="col" className="py-1 font-medium">
              Before
            </th>
            <th scope="col" className="py-1 font-medium">
              After
            </th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ label, before, after }) => (
            <tr key={label}>
              <th scope="row" className={`${cell} text-muted`}>
                {label}
              </th>
              <td className={cell}>{before}</td>
              <td className={cell}>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A credential or person, with the way to it if it still exists. */
function Named({ name, href, isGone }: { name: string; href: string | null; isGone: boolean }) {
  if (href !== null)
    return (
      <Link
        href={href}
        className="inline-flex min-h-6 items-center rounded-[2px] text-accent-text underline underline-offset-2"
      >
        {name}
      </Link>
    )
  return (
    <>
      {name}
      {isGone && <span className="text-muted"> (deleted)</span>}
    </>
  )
}

function All({ href, children }: { href: string | null; children: ReactNode }) {
  if (href === null) return null
  return (
    <Link
      href={href}
      className="flex min-h-6 w-fit items-center rounded-[2px] text-small text-accent-text hover:underline"
    >
      {children}
    </Link>
  )
}
