import { refusalsHref, usageHref } from '@/components/audit-trail/trail-address'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import type { DayOfUsage } from '@/lib/domain/usage-days'
import type { Reading } from './credential-view'
import { UsageBars } from './usage-bars'
import { usageInWords, type UsageSummary } from './usage-view'

interface UsageSectionProps {
  credentialId: string
  usage: UsageSummary
  reading: Reading
}

/** The usage of a credential over thirty days and the last addresses, in its details. */
export function UsageSection({ credentialId, usage, reading }: UsageSectionProps) {
  const { days, addresses } = usage
  const used = days.filter((day) => day.allowed + day.denied > 0)
  return (
    <section aria-labelledby="usage" className="mt-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 id="usage" className="font-semibold">
          Usage
        </h3>
        <span className="flex gap-x-4 text-small text-accent-text">
          <Link href={usageHref({ credential: credentialId })} className="rounded-[2px] hover:underline">
            All use
          </Link>
          <Link href={refusalsHref({ credential: credentialId })} className="rounded-[2px] hover:underline">
            Refusals
          </Link>
        </span>
      </div>
      <p className="text-small text-muted">{usageInWords(days)} in 30 days</p>
      <UsageBars days={days} height={48} bar={12} gap={3} className="mt-3 h-auto w-full" />
      <p className="mt-1 flex justify-between text-small text-muted">
        <span>{dayName(days[0])}</span>
        <span>Today</span>
      </p>
      {used.length > 0 && (
        <details className="mt-2 text-small">
          <summary className="w-fit rounded-control text-muted hover:text-text">Numbers by day (UTC)</summary>
          <table className="mt-1 w-full">
            <caption className="sr-only">Usage by day</caption>
            <thead>
              <tr className="text-muted">
                <th scope="col" className="py-1 text-left font-medium">
                  Day
                </th>
                <th scope="col" className="text-right font-medium">
                  Allowed
                </th>
                <th scope="col" className="text-right font-medium">
                  Denied
                </th>
              </tr>
            </thead>
            <tbody>
              {used.toReversed().map((day) => (
                <tr key={day.date}>
                  <th scope="row" className="py-0.5 text-left font-normal">
                    {dayName(day)}
                  </th>
                  <td className="text-right">{day.allowed.toLocaleString('en')}</td>
                  <td className={`text-right ${day.denied > 0 ? 'text-danger' : ''}`}>
                    {day.denied.toLocaleString('en')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
      {addresses.length > 0 && (
        <>
          <h4 id="last-addresses" className="mt-4 font-medium">
            Last addresses
          </h4>
          <ul aria-labelledby="last-addresses" className="mt-1 divide-y divide-border">
            {addresses.map(({ address, lastAt, allowed, denied }) => (
              <li key={address} className="flex flex-wrap items-baseline justify-between gap-x-4 py-1.5">
                <code className="min-w-0 truncate">{address}</code>
                <span className="text-small text-muted">
                  {allowed.toLocaleString('en')} allowed,{' '}
                  <span className={denied > 0 ? 'text-danger' : ''}>
                    {denied.toLocaleString('en')} denied
                  </span>
                  , <Time value={lastAt} {...reading} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const names = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

function dayName(day: DayOfUsage | undefined): string {
  return day ? names.format(new Date(day.date)) : ''
}
