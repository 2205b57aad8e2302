'use client'

import { useController, useFormContext } from 'react-hook-form'
import { LookUpField, type Found } from '@/components/ui/look-up-field'
import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'
import type { CredentialForm } from '@/lib/schemas/forms/credential'

interface NameFieldsProps {
  findPeople: (text: string) => Promise<Found[]>
  errorOf: (field: 'name' | 'description' | 'owner') => string | undefined
}

/** What a credential is for and who is responsible for it, inside a FormProvider. */
export function NameFields({ findPeople, errorOf }: NameFieldsProps) {
  const { register, control } = useFormContext<CredentialForm>()
  const { value = { id: null, text: '' }, onChange, onBlur } = useController({ control, name: 'owner' }).field
  return (
    <>
      <TextField label="Name" autoComplete="off" error={errorOf('name')} {...register('name')} />
      <TextAreaField
        label="Description"
        optional
        rows={2}
        error={errorOf('description')}
        {...register('description')}
      />
      <LookUpField
        label="Owner"
        hint="The person responsible for it."
        value={value}
        onChange={onChange}
        onBlur={onBlur}
        lookUp={findPeople}
        error={errorOf('owner')}
      />
    </>
  )
}
