import type { ReactNode } from 'react'
import { listHref } from '@/components/credentials/list-address'
import { Link } from '@/components/ui/link'
import { dayText } from '@/components/ui/time-format'
import { expiredShownDays, lineDays } from '@/lib/schemas/forms/deadline-days'
import { daysHref, expiringHref } from './expiring-address'
import type { ExpiryLineView, LineDay, LineDeadline } from './expiry-line-view'
import { retirement } from './line-words'

/** The expiry line as a table, behind a button that works without JavaScript. */
export function LineList({ line: { expired, days, today } }: { line: ExpiryLineView }) {
  return (
    <details className="group mt-1">
      <summary className="w-fit cursor-pointer rounded-control py-1 text-small text-accent-text hover:underline">
        Show as table
      </summary>
      <table className="mt-2 w-full text-small">
        <caption className="sr-only">What expires in the next {lineDays} days, by date</caption>
        <thead className="text-left text-muted">
          <tr>
            <th scope="col" className="w-28 py-1 font-medium">
              Date
            </th>
            <th scope="col" className="py-1 font-medium">
              What happens
            </th>
          </tr>
        </thead>
        <tbody>
          {expired.count > 0 && (
            <Row
              heading={`Last ${expiredShownDays} days`}
              count={expired.count}
              known={expired.last}
              href={expiringHref()}
            />
          )}
          {days.map((day) => (
            <DayRow key={day.date} day={day} today={today} />
          ))}
        </tbody>
      </table>
    </details>
  )
}

function DayRow({ day: { date, count, first }, today }: { day: LineDay; today: string }) {
  const href = daysHref(date, date, today)
  return (
    <Row heading={<time dateTime={date}>{dayText(date)}</time>} count={count} known={first} href={href} />
  )
}

interface RowProps {
  heading: ReactNode
  count: number
  known: readonly LineDeadline[]
  /** Where all of them are. */
  href: string
}

function Row({ heading, count, known, href }: RowProps) {
  const others = count - known.length
  return (
    <tr className="align-top">
      <th scope="row" className="border-t py-1.5 pr-4 text-left font-normal whitespace-nowrap text-muted">
        {heading}
      </th>
      <td className="border-t py-1.5 wrap-anywhere">
        <ul className="flex flex-col gap-1">
          {known.map((deadline) => (
            <li key={`${deadline.id} ${deadline.event}`}>
              <Link
                href={listHref(deadline.kind, {}, deadline.id)}
                className="rounded-control hover:underline"
              >
                <bdi>{deadline.name}</bdi>
              </Link>
              <span className="text-muted">{whatHappens(deadline)}</span>
            </li>
          ))}
          {others > 0 && (
            <li>
              <Link href={href} className="rounded-control text-accent-text hover:underline">
                and {others} more
              </Link>
            </li>
          )}
        </ul>
      </td>
    </tr>
  )
}

function whatHappens(deadline: LineDeadline): string {
  if (deadline.event === 'retires') return `: ${retirement(deadline)}`
  return deadline.event === 'expired' ? ' has expired' : ' expires'
}
