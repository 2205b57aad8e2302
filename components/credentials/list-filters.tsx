import { FilterX, Search } from 'lucide-react'
import { FindButton } from './find-by-secret/find-button'
import { FilterForm, FilterRow } from '@/components/ui/filter-form'
import { FilterButton, FilterFields } from '@/components/ui/filter-menu'
import { OfferedLink } from '@/components/ui/offered-link'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { searchLength } from '@/lib/schemas/forms/text'
import { credentialKinds, filterLabels, type ListFilter } from './credential-kinds'
import { optionsOf, type FilterChoices } from './filter-choices'
import { isFiltered, listHref, withoutFilters } from './list-address'
import { ListChips } from './list-chips'
import { orderOptions } from './list-words'

interface ListFiltersProps {
  kind: CredentialKind
  query: CredentialListQuery
  choices: FilterChoices
  timeZone: string
}

/** The search and filters of a list of credentials, and a chip for each filter that is set. */
export function ListFilters({ kind, query, choices, timeZone }: ListFiltersProps) {
  const { title, noun, path, used, searchHint, filters } = credentialKinds[kind]
  const sort = query.sort === '-created' ? '' : (query.sort ?? '')
  const options = optionsOf(credentialKinds[kind], choices, query)
  const clearHref = listHref(kind, withoutFilters(query))
  const isSet = (filter: ListFilter) =>
    filter === 'expires' ? Boolean(query.expiresFrom ?? query.expiresUntil) : Boolean(query[filter])
  return (
    <FilterForm label={title} action={path} values={{ ...query, sort }}>
      <FilterRow>
        <div className="min-w-0 flex-1 basis-40 sm:max-w-160 sm:basis-56">
          <TextField
            type="search"
            name="q"
            label={`Search ${noun}s`}
            hideLabel
            placeholder={searchHint}
            icon={<Search />}
            defaultValue={query.q ?? ''}
            maxLength={searchLength}
          />
        </div>
        <FilterButton count={filters.filter(isSet).length} />
        <ListChips kind={kind} query={query} choices={choices} />
        {isFiltered(query) && (
          <OfferedLink variant="ghost" offeredIcon={<FilterX />} href={clearHref} scroll={false}>
            Clear filters
          </OfferedLink>
        )}
        <FindButton variant="ghost" saysWhy />
      </FilterRow>
      <FilterFields
        clearHref={isFiltered(query) ? clearHref : null}
        look="grid grid-cols-[repeat(auto-fill,minmax(10rem,1fr))] items-end gap-x-3 gap-y-3 rounded-surface border bg-surface p-4"
      >
        {filters.map((filter) =>
          filter === 'expires' ? (
            <ExpiryRange key={filter} query={query} timeZone={timeZone} />
          ) : (
            <SelectField
              key={filter}
              name={filter}
              label={filterLabels[filter]}
              defaultValue={query[filter] ?? ''}
              options={[{ value: '', label: 'Any' }, ...options[filter]]}
              narrows={isSet(filter)}
            />
          ),
        )}
        {/* Where every heading has room, the headings sort. */}
        <div className="xl:hidden">
          <SelectField name="sort" label="Sort by" defaultValue={sort} options={orderOptions(used)} />
        </div>
      </FilterFields>
    </FilterForm>
  )
}

function ExpiryRange({ query, timeZone }: Pick<ListFiltersProps, 'query' | 'timeZone'>) {
  const shared = {
    type: 'date',
    title: `Days begin and end in ${timeZone}.`,
  }
  return (
    <div className="grid grid-cols-2 gap-x-3 sm:col-span-2">
      <TextField {...shared} label="Expires from" name="expiresFrom" defaultValue={query.expiresFrom} />
      <TextField {...shared} label="Expires until" name="expiresUntil" defaultValue={query.expiresUntil} />
    </div>
  )
}
