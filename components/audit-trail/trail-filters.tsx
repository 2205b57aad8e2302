import { FilterX } from 'lucide-react'
import { FilterForm } from '@/components/ui/filter-form'
import { FilterButton, FilterFields } from '@/components/ui/filter-menu'
import { LookUpFilter } from '@/components/ui/look-up-filter'
import { ButtonLink } from '@/components/ui/button'
import { OfferedLink } from '@/components/ui/offered-link'
import { SelectField } from '@/components/ui/select-field'
import type { Find, Found } from '@/components/ui/suggest-field'
import { TextField } from '@/components/ui/text-field'
import { auditActionOptions } from './action-names'
import { usageOutcomeOptions } from './outcome-names'
import { addressOf } from '@/lib/schemas/forms/address'
import type { Tab } from './trail-tabs'

const outcomes = {
  administration: [
    { value: 'done', label: 'Done' },
    { value: 'refused', label: 'Refused' },
  ],
  usage: usageOutcomeOptions,
}

/** What a filter by a credential or person stands for. */
export interface SubjectFilter {
  chosen: Found | null
  /** What was typed, if it stands for nothing in particular. */
  typed: string | undefined
}

interface TrailFiltersProps {
  tab: Tab
  /** The filters that are set, with the tab, as in the address. */
  filters: Record<string, string>
  credential: SubjectFilter
  person: SubjectFilter
  find: { credentials: Find; people: Find }
  /** The address without filters; null if none is set. */
  clearHref: string | null
  /** The time zone in which days begin and end. */
  timeZone: string
}

/** The filters of the trail. They apply themselves; without JavaScript there is a button. */
export function TrailFilters({
  tab,
  filters,
  credential,
  person,
  find,
  clearHref,
  timeZone,
}: TrailFiltersProps) {
  const any = { value: '', label: 'Any' }
  const without = (name: string) => addressOf('/audit-trail', { ...filters, [name]: undefined })
  // What is typed but not applied is gone with a new address.
  const address = JSON.stringify(filters)
  const days = `Days begin and end in ${timeZone}.`
  return (
    <FilterForm label="Filter the audit trail" action="/audit-trail" values={filters}>
      {tab !== 'administration' && <input type="hidden" name="tab" value={tab} />}
      <div className="flex gap-2 sm:hidden">
        <FilterButton count={Object.keys(filters).filter((name) => name !== 'tab').length} phoneOnly />
        {clearHref !== null && (
          <ButtonLink href={clearHref} variant="ghost">
            Clear filters
          </ButtonLink>
        )}
      </div>
      <FilterFields
        always
        clearHref={clearHref}
        look="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] items-end gap-3"
      >
        {tab === 'refusals' && (
          <TextField
            label="Reference"
            name="reference"
            type="search"
            defaultValue={filters.reference}
            placeholder="7KQ2-M9XD-3FH0"
            className="font-mono"
            autoComplete="off"
            spellCheck={false}
          />
        )}
        <LookUpFilter
          key={`credential ${address}`}
          label="Credential"
          name="credential"
          placeholder="Name or client ID"
          {...credential}
          clearHref={without('credential')}
          find={find.credentials}
        />
        {tab === 'administration' && (
          <>
            <LookUpFilter
              key={`person ${address}`}
              label="Who"
              name="person"
              placeholder="Name or e-mail"
              {...person}
              clearHref={without('person')}
              find={find.people}
            />
            <SelectField
              label="What"
              name="action"
              defaultValue={filters.action ?? ''}
              options={[any, ...auditActionOptions]}
              narrows={filters.action !== undefined}
            />
          </>
        )}
        {tab !== 'refusals' && (
          <>
            <SelectField
              label="Outcome"
              name="outcome"
              defaultValue={filters.outcome ?? ''}
              options={[any, ...outcomes[tab]]}
              narrows={filters.outcome !== undefined}
            />
            <TextField label="Since" name="from" type="date" defaultValue={filters.from} title={days} />
            <TextField label="Until" name="until" type="date" defaultValue={filters.until} title={days} />
          </>
        )}
        {clearHref !== null && (
          <div className="flex max-sm:hidden">
            <OfferedLink href={clearHref} variant="ghost" offeredIcon={<FilterX />}>
              Clear filters
            </OfferedLink>
          </div>
        )}
      </FilterFields>
    </FilterForm>
  )
}
