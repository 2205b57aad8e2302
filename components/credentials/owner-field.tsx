'use client'

import { useController, useFormContext } from 'react-hook-form'
import { LookUpField } from '@/components/ui/look-up-field'
import type { Find } from '@/components/ui/suggest-field'
import type { OwnerForm } from '@/lib/schemas/forms/owner'

interface OwnerFieldProps {
  findPeople: Find
  error: string | undefined
}

/** Chooses the person responsible for something, inside a FormProvider. */
export function OwnerField({ findPeople, error }: OwnerFieldProps) {
  const { control } = useFormContext<OwnerForm>()
  const { value, onChange, onBlur } = useController({ control, name: 'owner' }).field
  return (
    <LookUpField
      label="Owner"
      hint="The person responsible for it. Leave it empty for nobody."
      placeholder="Type a name or an e-mail address"
      value={value ?? { id: null, text: '' }}
      onChange={(chosen) => onChange(chosen)}
      onBlur={onBlur}
      lookUp={findPeople}
      error={error}
    />
  )
}
