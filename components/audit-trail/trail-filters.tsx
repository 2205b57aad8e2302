import { Button, ButtonLink } from '@/components/ui/button'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { auditActionOptions } from './action-names'
import { usageOutcomeOptions } from './outcome-names'
import type { Tab } from './trail-tabs'

const eventOutcomes = [
  { value: 'done', label: 'Done' },
  { value: 'refused', label: 'Refused' },
]

interface TrailFiltersProps {
  tab: Tab
  /** The filters that are set. */
  filters: Record<string, string>
  clearHref: string
  /** The time zone in which days begin and end. */
  timeZone: string
}

/** The filters of the trail, as a plain form that works without JavaScript. */
export function TrailFilters({ tab, filters, clearHref, timeZone }: TrailFiltersProps) {
  const any = { value: '', label: 'Any' }
  const outcomes = tab === 'usage' ? usageOutcomeOptions : eventOutcomes
  return (
    <search>
      <form
        // A new address resets the fields, because it contains what was typed.
        key={JSON.stringify(filters)}
        action="/audit-trail"
        method="get"
        className="grid grid-cols-2 items-end gap-3 sm:grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))]"
      >
        {tab === 'usage' && <input type="hidden" name="tab" value="usage" />}
        <TextField
          label="Credential"
          name="credential"
          placeholder="Name or client ID"
          defaultValue={filters.credential}
          maxLength={100}
        />
        {tab === 'administration' && (
          <>
            <TextField
              label="Person"
              name="person"
              placeholder="Name"
              defaultValue={filters.person}
              maxLength={100}
            />
            <SelectField
              label="Action"
              name="action"
              defaultValue={filters.action ?? ''}
              options={[any, ...auditActionOptions]}
            />
          </>
        )}
        <SelectField
          label="Outcome"
          name="outcome"
          defaultValue={filters.outcome ?? ''}
          options={[any, ...outcomes]}
        />
        <TextField
          label="From"
          name="from"
          type="date"
          defaultValue={filters.from}
          title={`Days begin and end in ${timeZone}.`}
        />
        <TextField
          label="Until"
          name="until"
          type="date"
          defaultValue={filters.until}
          title={`Days begin and end in ${timeZone}.`}
        />
        <div className="col-span-full flex gap-2 sm:col-span-2">
          <Button type="submit">Apply</Button>
          {Object.keys(filters).length > 0 && (
            <ButtonLink href={clearHref} variant="ghost">
              Clear filters
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  )
}
