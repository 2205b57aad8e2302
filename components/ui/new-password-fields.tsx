import type { ComponentProps } from 'react'
import { TextField } from './text-field'

type PasswordInput = Omit<ComponentProps<typeof TextField>, 'label' | 'type' | 'autoComplete' | 'hint'>

interface NewPasswordFieldsProps {
  /** Where there is an old one too, "New password". */
  label?: string
  /** What the form registers of a field, and what is wrong with it. */
  field: (name: 'password' | 'confirmPassword') => PasswordInput
}

/** A password that is chosen, typed twice. */
export function NewPasswordFields({ label = 'Password', field }: NewPasswordFieldsProps) {
  return (
    <>
      <TextField
        label={label}
        type="password"
        autoComplete="new-password"
        hint="At least 8 characters. A few words make a good one."
        {...field('password')}
      />
      <TextField
        label={`Confirm ${label.toLowerCase()}`}
        type="password"
        autoComplete="new-password"
        {...field('confirmPassword')}
      />
    </>
  )
}
