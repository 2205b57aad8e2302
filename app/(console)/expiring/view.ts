import type { ExpiryLineView, LineDeadline } from '@/components/expiry/expiry-line-view'
import type { PageRuntime } from '@/lib/runtime'

type Value<Name extends keyof PageRuntime['may']> = Extract<
  Awaited<ReturnType<PageRuntime['may'][Name]>>,
  { ok: true }
>['value']

type SeenLine = Value<'getExpiryLine'>
type SeenDeadline = SeenLine['expired']['last'][number]

/** The fields of the expiry line that its page shows. */
export function toExpiryLine({ now, soonUntil, until, expired, days, months }: SeenLine): ExpiryLineView {
  return {
    now: now.toISOString(),
    soonUntil: soonUntil.toISOString(),
    until: until.toISOString(),
    expired: { count: expired.count, last: expired.last.map(toLineDeadline) },
    days: days.map(({ date, count, retire, first }) => ({
      date,
      count,
      retire,
      first: first.map(toLineDeadline),
    })),
    months: months.map(({ date, at }) => ({ date, at: at.toISOString() })),
  }
}

function toLineDeadline({ event, isStillUsed, at, credential }: SeenDeadline): LineDeadline {
  const { kind, id, name, serviceUser } = credential
  return {
    event,
    isStillUsed,
    at: at.toISOString(),
    kind,
    id,
    name,
    serviceUserName: serviceUser?.name ?? null,
  }
}
