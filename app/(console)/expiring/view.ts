import { ownerOptions, type FilterChoices } from '@/components/credentials/filter-choices'
import type { ExpiringRow, ExpiringSection } from '@/components/expiry/expiring-view'
import type { ExpiryLineView, LineDeadline } from '@/components/expiry/expiry-line-view'
import { toActedOn } from '@/app/credential-view'
import type { ValueOf } from '@/app/value-of'

type SeenLine = ValueOf<'getExpiryLine'>
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

type SeenSection = ValueOf<'listDeadlines'>['sections'][number]

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
export function ownersOfBoth(choices: Pick<FilterChoices, 'owners'>[], chosen: string | undefined) {
  const owners = new Map(choices.flatMap(({ owners: some }) => some.map((owner) => [owner.id, owner])))
  const options = ownerOptions(
    [...owners.values()].toSorted((one, other) => one.name.localeCompare(other.name)),
  )
  const isKnown = chosen === undefined || options.some(({ value }) => value === chosen)
  return isKnown ? options : [...options, { value: chosen, label: 'Unknown owner' }]
}
