import { refusalsHref, usageHref } from '@/components/audit-trail/trail-address'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { tickText } from '@/components/ui/time-format'
import type { DayOfUsage } from '@/lib/domain/usage-days'
import type { Reading } from './credential-view'
import { UsageChart } from './usage-chart'
import { usageInWords, type UsageSummary } from './usage-view'

interface UsageSectionProps {
  credentialId: string
  usage: UsageSummary
  reading: Reading
}

/** Every how many days one is named below the chart. */
const markedEvery = 7

/** The usage of a credential over thirty days and the last addresses, in its details. */
export function UsageSection({ credentialId, usage, reading }: UsageSectionProps) {
  const { days, addresses } = usage
  const bars = days.map((day, index) => ({
    name: dayName(day),
    mark: index === days.length - 1 ? 'Today' : index % markedEvery === 0 ? dayName(day) : undefined,
    allowed: day.allowed,
    denied: day.denied,
  }))
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
      <p className="mb-3 text-small text-muted">{usageInWords(days)} in 30 days</p>
      <UsageChart label="Usage by day, in UTC" bars={bars} height={72} unit="Day (UTC)" />
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

const dayName = ({ date }: DayOfUsage) => tickText(date)
