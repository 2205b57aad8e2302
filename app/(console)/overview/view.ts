import { hourNames } from '@/components/overview/hour-names'
import type { RequestsView } from '@/components/overview/requests-panel'
import type { ValueOf } from '@/app/value-of'

/** The requests as the page shows them, in the time zone of the reader. */
export function toRequestsView(
  { hours, mostDenied }: ValueOf<'getHourlyRequests'>,
  { now, timeZone }: { now: Date; timeZone: string },
): RequestsView {
  const names = hourNames(
    hours.map(({ start }) => start),
    timeZone,
    now,
  )
  const shown = hours.map(({ allowed, denied }, index) => ({
    ...(names[index] ?? { from: '', until: null }),
    allowed,
    denied,
  }))
  const nameOf = (hour: Date) => shown[hours.findIndex(({ start }) => start.getTime() === hour.getTime())]
  return {
    hours: shown,
    mostDenied: mostDenied && {
      id: mostDenied.credential.id,
      name: mostDenied.credential.name,
      outcome: mostDenied.outcome,
      count: mostDenied.count,
      from: nameOf(mostDenied.firstHour)?.from ?? '',
      until: nameOf(mostDenied.lastHour)?.until ?? null,
    },
  }
}
