import { Search } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { FilterForm, FilterRow } from '@/components/ui/filter-form'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { credentialKinds, type ListFilter } from './credential-kinds'
import { isFiltered, listHref, withoutFilters } from './list-address'
import { attentionOptions, orderOptions, stateOptions } from './list-words'

/** The choices of the filters that depend on what is stored. */
export interface FilterChoices {
  applications: string[]
  creators: { id: string; name: string }[]
  apis: { slug: string; name: string; writable: boolean }[]
}

const labels: Record<ListFilter, string> = {
  state: 'State',
  attention: 'Needs attention',
  permission: 'Permission',
  application: 'Used by',
  creator: 'Creator',
}

/** With more filters than this, they get their own line. */
const fewFilters = 2

interface ListFiltersProps {
  kind: CredentialKind
  query: CredentialListQuery
  choices: FilterChoices
}

/** The search, filters and order of a list of credentials. */
export function ListFilters({ kind, query, choices }: ListFiltersProps) {
  const { title, path, used, searchHint, filters } = credentialKinds[kind]
  const sort = query.sort === '-created' ? '' : (query.sort ?? '')
  const offered = optionsOf(used, choices, query)
  const search = (
    <TextField
      type="search"
      name="q"
      label={`Search ${credentialKinds[kind].noun}s`}
      hideLabel
      placeholder={searchHint}
      icon={<Search />}
      defaultValue={query.q ?? ''}
      maxLength={100}
    />
  )
  const selects = filters.map((name) => (
    <SelectField
      key={name}
      name={name}
      label={labels[name]}
      hideLabel
      defaultValue={query[name] ?? ''}
      options={[{ value: '', label: labels[name] }, ...offered[name]]}
      narrows={Boolean(query[name])}
    />
  ))
  const order = (
    <SelectField name="sort" label="Sort by" hideLabel defaultValue={sort} options={orderOptions(used)} />
  )
  const clear = isFiltered(query) && (
    <ButtonLink variant="ghost" href={listHref(kind, withoutFilters(query))} scroll={false}>
      Clear filters
    </ButtonLink>
  )
  return (
    <FilterForm label={title} action={path} values={{ ...query, sort }}>
      {filters.length > fewFilters ? (
        <>
          <div className="grid gap-2 sm:grid-cols-[1fr_auto]">
            {search}
            {order}
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <FilterRow>{selects}</FilterRow>
            {clear}
          </div>
        </>
      ) : (
        <>
          <div className="flex flex-wrap gap-2 *:min-w-0 *:flex-1 *:basis-44 *:first:flex-[3] *:first:basis-60 *:nth-2:basis-32">
            {search}
            {selects}
            {order}
          </div>
          {clear && <div>{clear}</div>}
        </>
      )}
    </FilterForm>
  )
}

function optionsOf(used: string, choices: FilterChoices, { application }: CredentialListQuery) {
  // The current value is among the choices, even if there are too many to offer.
  const applications = [...new Set([...choices.applications, ...(application ? [application] : [])])]
  return {
    state: stateOptions,
    attention: attentionOptions(used),
    permission: choices.apis.flatMap(({ slug, name, writable }) => [
      { value: slug, label: name },
      ...(writable
        ? [
            { value: `${slug}:read`, label: `${name}: read` },
            { value: `${slug}:write`, label: `${name}: write` },
          ]
        : []),
    ]),
    application: applications.map((name) => ({ value: name, label: name })),
    creator: choices.creators.map(({ id, name }) => ({ value: id, label: name })),
  }
}
