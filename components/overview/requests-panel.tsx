import { denialReason } from '@/components/audit-trail/outcome-names'
import { refusalsHref, usageHref } from '@/components/audit-trail/trail-address'
import { UsageChart } from '@/components/credentials/usage-chart'
import type { UsageCounts } from '@/components/credentials/usage-view'
import { Link } from '@/components/ui/link'
import { Panel } from '@/components/ui/panel'
import type { HourName } from './hour-names'
import { Unread } from './unread'

/** The requests of the last 24 hours. */
export interface RequestsView {
  /** Oldest first; the last is the present one. */
  hours: (HourName & UsageCounts)[]
  mostDenied: DeniedView | null
}

/** The credential that was denied most often for one reason. */
interface DeniedView {
  id: string
  name: string
  outcome: string
  count: number
  /** When the first hour of it began, and when the last ended; null if it has not. */
  from: string
  until: string | null
}

/** A link within text is told from it by more than its colour. */
const inText = 'rounded-[2px] underline decoration-current/40 underline-offset-2 hover:decoration-current'

/** Every how many hours one is named below the chart. */
const markedEvery = 6

/** The requests per hour, allowed and denied. */
export function RequestsPanel({ requests }: { requests: RequestsView | null }) {
  const sum = (of: 'allowed' | 'denied') =>
    requests?.hours.reduce((total, each) => total + each[of], 0).toLocaleString('en') ?? ''
  return (
    <Panel
      title="Requests, last 24 hours"
      aside={
        requests && (
          <>
            {sum('allowed')} allowed ·{' '}
            <Link
              href={usageHref({ outcome: 'denied' })}
              className={`${inText} ${sum('denied') === '0' ? '' : 'text-danger'}`}
            >
              {sum('denied')} denied
            </Link>
          </>
        )
      }
    >
      {requests ? <Hours requests={requests} /> : <Unread />}
    </Panel>
  )
}

function Hours({ requests: { hours, mostDenied } }: { requests: RequestsView }) {
  const isEmpty = hours.every(({ allowed, denied }) => allowed + denied === 0)
  if (isEmpty)
    return (
      <p className="text-muted">
        No requests in the last 24 hours. Requests appear here seconds after a program uses a credential.
      </p>
    )
  const bars = hours.map(({ from, until, allowed, denied }, index) => ({
    name: `${from} to ${until ?? 'now'}`,
    mark: until === null ? 'now' : index % markedEvery === 0 ? from : undefined,
    allowed,
    denied,
  }))
  return (
    <div>
      <UsageChart label="Requests by hour" bars={bars} height={120} unit="Hour">
        {mostDenied && <MostDenied {...mostDenied} />}
      </UsageChart>
    </div>
  )
}

function MostDenied({ id, name, outcome, count, from, until }: DeniedView) {
  return (
    <p className="mt-2 text-small text-muted">
      Most denied:{' '}
      <Link
        href={usageHref({ credential: id, outcome })}
        className={`${inText} wrap-anywhere text-accent-text`}
      >
        {name}
      </Link>
      , {denialReason(outcome)}, {count.toLocaleString('en')}{' '}
      {until === null ? `since ${from}` : `between ${from} and ${until}`} ·{' '}
      <Link href={refusalsHref({ credential: id })} className={`${inText} text-accent-text`}>
        Refusals
      </Link>
    </p>
  )
}
