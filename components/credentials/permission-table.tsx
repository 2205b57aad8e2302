'use client'

import { Search } from 'lucide-react'
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
  onChange: (grants: Grants) => void
  error: string | undefined
}

/** The read and write permission for each API. */
export function PermissionTable({ groups, value, onChange, error }: PermissionTableProps) {
  const [filter, setFilter] = useState('')
  const grantOf = (api: OfferedApi) =>
    value.find((grant) => grant.apiId === api.id) ?? { apiId: api.id, read: false, write: false }

  function set(api: OfferedApi, right: 'read' | 'write', on: boolean) {
    onChange([...value.filter((grant) => grant.apiId !== api.id), { ...grantOf(api), [right]: on }])
  }

  const all = groups.flatMap((group) => group.apis)
  const wanted = foldText(filter.trim())
  const shown = groups
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
        <span className="flex gap-1">
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
        <div
          role="region"
          aria-label="API permissions"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-h-72 overflow-y-auto"
        >
          <table className="w-full border-separate border-spacing-0">
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
          {shown.length === 0 && (
            <p className="px-3 py-6 text-center text-muted">No APIs match this filter.</p>
          )}
        </div>
      </div>
    </Fieldset>
  )
}

function HeadCell({ start = false, children }: { start?: boolean; children: string }) {
  return (
    <th
      scope="col"
      className={`sticky top-0 z-1 border-b bg-raised px-3 py-1.5 font-medium ${start ? 'text-left' : 'w-20 text-center'}`}
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
