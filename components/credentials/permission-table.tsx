'use client'

import { Info, Search } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Fieldset } from '@/components/ui/fieldset'
import { TextField } from '@/components/ui/text-field'
import type { CredentialForm } from '@/lib/schemas/forms/credential'
import { foldText } from '@/lib/schemas/forms/text'
import type { GrantOffer, OfferedApi } from './form-offer'

type Grants = CredentialForm['grants']

interface PermissionTableProps {
  groups: GrantOffer['groups']
  value: Grants
  /** What was granted when the form opened, which is listed first. */
  grantedAtFirst: Grants
  onChange: (grants: Grants) => void
  error: string | undefined
}

/** The read and write permission for each API. */
export function PermissionTable({ groups, value, grantedAtFirst, onChange, error }: PermissionTableProps) {
  const [filter, setFilter] = useState('')
  const grantOf = (api: OfferedApi) =>
    value.find((grant) => grant.apiId === api.id) ?? { apiId: api.id, read: false, write: false }

  function set(api: OfferedApi, right: 'read' | 'write', on: boolean) {
    onChange([...value.filter((grant) => grant.apiId !== api.id), { ...grantOf(api), [right]: on }])
  }

  const all = groups.flatMap((group) => group.apis)
  const possible = all.length + all.filter((api) => api.writable).length
  const granted = value.reduce((sum, { read, write }) => sum + Number(read) + Number(write), 0)
  const wanted = foldText(filter.trim())
  const shown = grantedFirst(groups, grantedAtFirst)
    .map((group) => ({
      ...group,
      apis: group.apis.filter(({ name, slug }) => foldText(`${name} ${slug}`).includes(wanted)),
    }))
    .filter((group) => group.apis.length > 0)

  return (
    <Fieldset
      legend="API permissions"
      error={error}
      action={
        <span className="flex items-baseline gap-1">
          <span role="status" className="mr-1 text-small text-muted">
            {granted} of {possible} permissions
          </span>
          <Button
            size="sm"
            variant="ghost"
            onClick={() => onChange(all.map((api) => ({ ...grantOf(api), read: true })))}
          >
            Read all
          </Button>
          <Button size="sm" variant="ghost" onClick={() => onChange([])}>
            None
          </Button>
        </span>
      }
    >
      <div className="rounded-surface border">
        <div className="border-b p-2">
          <TextField
            label="Filter APIs"
            hideLabel
            type="search"
            placeholder="Filter APIs"
            icon={<Search />}
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
            // Enter would submit the form.
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        </div>
        <table aria-label="API permissions" className="w-full border-separate border-spacing-0">
          <thead>
            <tr className="text-small text-muted">
              <HeadCell start>API</HeadCell>
              <HeadCell>Read</HeadCell>
              <HeadCell>Write</HeadCell>
            </tr>
          </thead>
          {shown.map((group) => (
            <tbody key={group.productName}>
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={3}
                  className="border-b bg-background px-3 py-1.5 text-left text-small font-medium text-muted"
                >
                  {group.productName ?? 'Outside any product'}
                </th>
              </tr>
              {group.apis.map((api) => (
                <ApiRow key={api.id} api={api} grant={grantOf(api)} onSet={set} />
              ))}
            </tbody>
          ))}
        </table>
        {shown.length === 0 && <p className="px-3 py-6 text-center text-muted">No APIs match this filter.</p>}
      </div>
      {granted === 0 && (
        <p className="flex gap-1.5 text-small text-muted">
          <Info className="size-3.5 shrink-0 translate-y-px" />
          Nothing is granted: requests pass only where no permission is required.
        </p>
      )}
    </Fieldset>
  )
}

/** The APIs that were granted come first within their product, and their products before the others. */
function grantedFirst(groups: GrantOffer['groups'], grants: Grants): GrantOffer['groups'] {
  const granted = new Set(grants.filter(({ read, write }) => read || write).map(({ apiId }) => apiId))
  const first = <Item,>(items: Item[], isFirst: (item: Item) => boolean) => [
    ...items.filter(isFirst),
    ...items.filter((item) => !isFirst(item)),
  ]
  const sorted = groups.map((group) => ({ ...group, apis: first(group.apis, ({ id }) => granted.has(id)) }))
  return first(sorted, ({ apis }) => apis.some(({ id }) => granted.has(id)))
}

function HeadCell({ start = false, children }: { start?: boolean; children: string }) {
  return (
    <th
      scope="col"
      className={`border-b bg-raised px-3 py-1.5 font-medium ${start ? 'text-left' : 'w-20 text-center'}`}
    >
      {children}
    </th>
  )
}

interface ApiRowProps {
  api: OfferedApi
  grant: Grants[number]
  onSet: (api: OfferedApi, right: 'read' | 'write', on: boolean) => void
}

function ApiRow({ api, grant, onSet }: ApiRowProps) {
  return (
    <tr className="hover:bg-hover">
      <th scope="row" className="border-b px-3 py-1 text-left font-normal">
        {api.name} <code className="text-small text-muted max-sm:block sm:ml-1">{api.slug}</code>
      </th>
      <td className="border-b text-center">
        <Checkbox
          aria-label={`${api.name} read`}
          checked={grant.read}
          onChange={(event) => onSet(api, 'read', event.target.checked)}
        />
      </td>
      <td className="border-b text-center">
        {api.writable ? (
          <Checkbox
            aria-label={`${api.name} write`}
            checked={grant.write}
            onChange={(event) => onSet(api, 'write', event.target.checked)}
          />
        ) : (
          <span className="text-small text-muted">Reports only</span>
        )}
      </td>
    </tr>
  )
}
