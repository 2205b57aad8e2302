'use client'

import { useFormContext } from 'react-hook-form'
import type { Find } from '@/components/ui/suggest-field'
import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'
import type { CredentialForm } from '@/lib/schemas/forms/credential'
import { OwnerField } from './owner-field'

interface NameFieldsProps {
  findPeople: Find
  errorOf: (field: 'name' | 'description' | 'owner') => string | undefined
}

/** What a credential is for and who is responsible for it, inside a FormProvider. */
export function NameFields({ findPeople, errorOf }: NameFieldsProps) {
  const { register } = useFormContext<CredentialForm>()
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
      <OwnerField findPeople={findPeople} error={errorOf('owner')} />
    </>
  )
}
