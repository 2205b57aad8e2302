'use client'

import { useFormContext, useFormState, useWatch } from 'react-hook-form'
import type { CredentialForm } from '@/lib/schemas/forms/credential'
import { plannedChanges } from '@/lib/schemas/forms/credential-changes'
import type { Reading } from './credential-view'
import type { GrantOffer } from './form-offer'

interface ChangeSummaryProps {
  grantable: GrantOffer
  reading: Reading
}

/** What saving will change, in the words of the audit trail. Inside a FormProvider. */
export function ChangeSummary({ grantable, reading }: ChangeSummaryProps) {
  const { control } = useFormContext<CredentialForm>()
  const values = useWatch({ control }) as CredentialForm
  const before = useFormState({ control }).defaultValues as CredentialForm
  const names = {
    apis: new Map(grantable.groups.flatMap(({ apis }) => apis.map(({ id, name }) => [id, name] as const))),
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
