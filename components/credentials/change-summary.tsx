'use client'

import { useFormContext, useFormState, useWatch } from 'react-hook-form'
import type { CredentialForm } from '@/lib/schemas/forms/credential'
import { plannedChanges } from '@/lib/schemas/forms/credential-changes'
import type { PermissionView, Reading } from './credential-view'
import type { GrantOffer } from './form-offer'

interface ChangeSummaryProps {
  /** The permissions that it has now, including those that can no longer be granted. */
  permissions: PermissionView[]
  grantable: GrantOffer
  reading: Reading
}

/** What saving will change, in the words of the audit trail. Inside a FormProvider. */
export function ChangeSummary({ permissions, grantable, reading }: ChangeSummaryProps) {
  const { control } = useFormContext<CredentialForm>()
  const values = useWatch({ control }) as CredentialForm
  const initial = useFormState({ control }).defaultValues as CredentialForm
  const before = { ...initial, grants: permissions }
  const offered = grantable.groups.flatMap(({ apis }) => apis)
  const names = {
    apis: new Map([
      ...permissions.map(({ apiId, apiName }) => [apiId, apiName] as const),
      ...offered.map(({ id, name }) => [id, name] as const),
    ]),
    products: new Map(grantable.products.map(({ id, name }) => [id, name])),
    timeZone: reading.timeZone,
  }
  const changes = plannedChanges(before, values, names)
  if (changes.length === 0) return null
  return (
    <div className="mr-auto min-w-0 basis-full text-small">
      <p className="font-medium">What will change</p>
      <ul aria-label="What will change" className="max-h-24 overflow-y-auto text-muted">
        {changes.map((change) => (
          <li key={change} className="break-words">
            {change}
          </li>
        ))}
      </ul>
    </div>
  )
}
