'use client'

import { useController, useFormContext } from 'react-hook-form'
import { SuggestField } from '@/components/ui/suggest-field'
import type { ServiceApiKeyForm } from '@/lib/schemas/forms/service-api-key'
import { foldText } from '@/lib/schemas/forms/text'
import type { ServiceUserOffer } from '../form-offer'

interface ServiceUserFieldProps {
  offer: ServiceUserOffer
  error: string | undefined
}

/** The service user that holds the key: an existing one, or a new one by its name. Inside a FormProvider. */
export function ServiceUserField({ offer, error }: ServiceUserFieldProps) {
  const { control } = useFormContext<ServiceApiKeyForm>()
  const { value, onChange, onBlur } = useController({ control, name: 'serviceUser' }).field
  const { users, mostKeys } = offer
  const used = (keys: number) => `${keys} of ${mostKeys} keys`
  const name = foldText(value.trim())
  const chosen = users.find((user) => foldText(user.name) === name)
  const hint = () => {
    if (name === '') return 'The account that holds the key. Choose one, or enter a new name.'
    return chosen
      ? `“${chosen.name}” has ${used(chosen.keys)}.`
      : 'A new service user is created with this name.'
  }
  return (
    <SuggestField
      label="Service user"
      value={value}
      onChange={onChange}
      onBlur={onBlur}
      hint={hint()}
      suggestions={users.map((user) => ({ value: user.name, detail: used(user.keys) }))}
      error={error}
    />
  )
}
