import { Search } from 'lucide-react'
import { isFiltered, withoutFilters } from '@/components/credentials/list-address'
import { attentionOptions, orderOptions, stateOptions } from '@/components/credentials/list-words'
import { ButtonLink } from '@/components/ui/button'
import { FilterForm } from '@/components/ui/filter-form'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { listHref } from './list-address'

const words = { never: 'Never used', last: 'Last used' }

/** What the list of service API keys shows, and in which order. */
export function KeyFilters({ query }: { query: CredentialListQuery }) {
  const sort = query.sort === '-created' ? '' : (query.sort ?? '')
  const select = (name: 'state' | 'attention', label: string, offered: typeof stateOptions) => (
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
    <FilterForm label="Service API keys" action="/service-keys" values={{ ...query, sort }}>
      <div className="flex flex-wrap gap-2">
        <div className="min-w-0 flex-[3] basis-60">
          <TextField
            type="search"
            name="q"
            label="Search service API keys"
            hideLabel
            placeholder="Search name or service user"
            icon={<Search />}
            defaultValue={query.q ?? ''}
            maxLength={100}
          />
        </div>
        <div className="min-w-0 flex-1 basis-32">{select('state', 'State', stateOptions)}</div>
        <div className="min-w-0 flex-1 basis-44">
          {select('attention', 'Needs attention', attentionOptions(words))}
        </div>
        <div className="min-w-0 flex-1 basis-44">
          <SelectField
            name="sort"
            label="Sort by"
            hideLabel
            defaultValue={sort}
            options={orderOptions(words)}
          />
        </div>
      </div>
      {isFiltered(query) && (
        <div>
          <ButtonLink variant="ghost" href={listHref(withoutFilters(query))} scroll={false}>
            Clear filters
          </ButtonLink>
        </div>
      )}
    </FilterForm>
  )
}
