import { Chip } from '@/components/ui/chip'
import { FilterForm, FilterRow } from '@/components/ui/filter-form'
import { SelectField } from '@/components/ui/select-field'
import { dayText } from '@/components/ui/time-format'
import { recentDays, soonDays } from '@/lib/schemas/forms/deadline-days'
import { expiringHref, expiringPath, type ExpiringQuery } from './expiring-address'

interface ExpiringFiltersProps {
  query: ExpiringQuery
  /** The owners to choose from. */
  owners: { value: string; label: string }[]
}

/** Filters by kind and owner, and shows the days that the address names. */
export function ExpiringFilters({ query, owners }: ExpiringFiltersProps) {
  const { kind, owner, from, until, only } = query
  return (
    <FilterForm label="Expiring" action={expiringPath} values={{ kind, owner, from, until, only }}>
      {from && <input type="hidden" name="from" defaultValue={from} />}
      {until && <input type="hidden" name="until" defaultValue={until} />}
      {only && <input type="hidden" name="only" defaultValue={only} />}
      <FilterRow>
        <SelectField
          name="kind"
          label="Kind"
          hideLabel
          defaultValue={kind ?? ''}
          options={[
            { value: '', label: 'Both kinds' },
            { value: 'api_client', label: 'API clients' },
            { value: 'service_api_key', label: 'Service API keys' },
          ]}
          narrows={kind !== undefined}
        />
        <SelectField
          name="owner"
          label="Owner"
          hideLabel
          defaultValue={owner ?? ''}
          options={[{ value: '', label: 'Every owner' }, ...owners]}
          narrows={owner !== undefined}
        />
        {(from !== undefined || until !== undefined) && (
          <Chip href={expiringHref({ kind, owner, only })}>{daysInWords(from, until)}</Chip>
        )}
        {only && (
          <Chip href={expiringHref({ kind, owner, from, until })}>
            Expired in the last {recentDays} days or expires within {soonDays} days
          </Chip>
        )}
      </FilterRow>
    </FilterForm>
  )
}

function daysInWords(from: string | undefined, until: string | undefined): string {
  if (from === 'now') return until === undefined ? 'From now' : `From now to ${dayText(until)}`
  if (from !== undefined && from === until) return dayText(from)
  if (from !== undefined && until !== undefined) return `${dayText(from)} to ${dayText(until)}`
  return from === undefined ? `Until ${dayText(until ?? '')}` : `From ${dayText(from)}`
}
