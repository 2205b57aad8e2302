import { Search } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { FilterForm, FilterRow } from '@/components/ui/filter-form'
import { attentionOptions, orderOptions, stateOptions } from '@/components/credentials/list-words'
import { isFiltered, withoutFilters } from '@/components/credentials/list-address'
import { listHref } from './list-address'

/** What the list can be narrowed by beside what is always the same. */
export interface FilterChoices {
  applications: string[]
  creators: { id: string; name: string }[]
  apis: { slug: string; name: string; writable: boolean }[]
}

interface ClientFiltersProps {
  query: CredentialListQuery
  choices: FilterChoices
}

const words = { never: 'Never redeemed', last: 'Last redeemed' }

/** What the list of API clients shows, and in which order. */
export function ClientFilters({ query, choices }: ClientFiltersProps) {
  const sort = query.sort === '-created' ? '' : (query.sort ?? '')
  const permissions = choices.apis.flatMap(({ slug, name, writable }) => [
    { value: slug, label: name },
    ...(writable
      ? [
          { value: `${slug}:read`, label: `${name}: read` },
          { value: `${slug}:write`, label: `${name}: write` },
        ]
      : []),
  ])
  // One who is filtered by is among the choices, even where there are too many to offer.
  const applications = [
    ...new Set([...choices.applications, ...(query.application ? [query.application] : [])]),
  ]
  const select = (
    name: keyof CredentialListQuery,
    label: string,
    offered: { value: string; label: string }[],
  ) => (
    <SelectField
      name={name}
      label={label}
      hideLabel
      defaultValue={query[name] ?? ''}
      options={[{ value: '', label }, ...offered]}
      narrows={Boolean(query[name])}
    />
  )
  return (
    <FilterForm label="API clients" action="/api-clients" values={{ ...query, sort }}>
      <div className="grid gap-2 sm:grid-cols-[1fr_auto]">
        <TextField
          type="search"
          name="q"
          label="Search API clients"
          hideLabel
          placeholder="Search name, client ID, e-mail or application"
          icon={<Search />}
          defaultValue={query.q ?? ''}
          maxLength={100}
        />
        <SelectField
          name="sort"
          label="Sort by"
          hideLabel
          defaultValue={sort}
          options={orderOptions(words)}
        />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <FilterRow>
          {select('state', 'State', stateOptions)}
          {select('attention', 'Needs attention', attentionOptions(words))}
          {select('permission', 'Permission', permissions)}
          {select(
            'application',
            'Used by',
            applications.map((name) => ({ value: name, label: name })),
          )}
          {select(
            'creator',
            'Creator',
            choices.creators.map(({ id, name }) => ({ value: id, label: name })),
          )}
        </FilterRow>
        {isFiltered(query) && (
          <ButtonLink variant="ghost" href={listHref(withoutFilters(query))} scroll={false}>
            Clear filters
          </ButtonLink>
        )}
      </div>
    </FilterForm>
  )
}
