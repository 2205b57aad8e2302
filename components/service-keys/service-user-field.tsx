'use client'

import { SuggestField } from '@/components/ui/suggest-field'
import { foldText } from '@/lib/schemas/forms/text'
import type { ServiceUserOffer } from './service-key-view'

interface ServiceUserFieldProps {
  value: string
  onChange: (name: string) => void
  onBlur: () => void
  offer: ServiceUserOffer
  error: string | undefined
}

/** Whose key it is: one of those that there are, or a new one by its name. */
export function ServiceUserField({ offer, value, error, ...field }: ServiceUserFieldProps) {
  const { users, mostKeys } = offer
  const used = (keys: number) => `${keys} of ${mostKeys} keys`
  const name = foldText(value.trim())
  const chosen = users.find((user) => foldText(user.name) === name)
  const hint = () => {
    if (name === '') return 'The account whose key it is. Choose, or type a new name.'
    return chosen
      ? `“${chosen.name}” has ${used(chosen.keys)}.`
      : 'A new service user is made with this name.'
  }
  return (
    <SuggestField
      label="Service user"
      value={value}
      hint={hint()}
      suggestions={users.map((user) => ({ value: user.name, detail: used(user.keys) }))}
      error={error}
      {...field}
    />
  )
}
