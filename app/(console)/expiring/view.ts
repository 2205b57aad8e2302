import type { FilterChoices } from '@/components/credentials/filter-choices'
import type { ExpiringRow, ExpiringSection } from '@/components/expiry/expiring-view'
import type { ExpiryLineView, LineDeadline } from '@/components/expiry/expiry-line-view'
import { toActedOn } from '@/app/credential-view'
import type { PageRuntime } from '@/lib/runtime'
import { nobody } from '@/lib/schemas/forms/credential-query'

type Value<Name extends keyof PageRuntime['may']> = Extract<
  Awaited<ReturnType<PageRuntime['may'][Name]>>,
  { ok: true }
>['value']

type SeenLine = Value<'getExpiryLine'>
type SeenDeadline = SeenLine['expired']['last'][number]

/** The fields of the expiry line that its page shows. */
export function toExpiryLine({
  now,
  today,
  soonUntil,
  until,
  expired,
  days,
  months,
}: SeenLine): ExpiryLineView {
  return {
    now: now.toISOString(),
    today,
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

type SeenSection = Value<'listDeadlines'>['sections'][number]

/** The fields of a section that the browser receives. */
export function toExpiringSection({ month, counts, deadlines }: SeenSection): ExpiringSection {
  return { month, counts, rows: deadlines.map(toExpiringRow) }
}

function toExpiringRow({ event, isStillUsed, at, credential, secret }: SeenDeadline): ExpiringRow {
  const { kind, owner, clientId, serviceUser } = credential
  return {
    event,
    isStillUsed,
    at: at.toISOString(),
    kind,
    credential: toActedOn(credential),
    holder: clientId ?? serviceUser?.name ?? '',
    owner: owner && { name: owner.name, isDisabled: owner.disabledAt !== null },
    secret: secret && { ...secret, retiresAt: at.toISOString() },
  }
}

/** The owners of both kinds of credential as choices. What the address says is among them, even if it is no owner. */
export function ownerOptions(choices: Pick<FilterChoices, 'owners'>[], chosen: string | undefined) {
  const owners = new Map(choices.flatMap(({ owners: some }) => some.map(({ id, name }) => [id, name])))
  const byName = [...owners].toSorted(([, one], [, other]) => one.localeCompare(other))
  const options = [
    { value: nobody, label: 'Without owner' },
    ...byName.map(([value, label]) => ({ value, label })),
  ]
  const isKnown = chosen === undefined || options.some(({ value }) => value === chosen)
  return isKnown ? options : [...options, { value: chosen, label: 'Unknown owner' }]
}
