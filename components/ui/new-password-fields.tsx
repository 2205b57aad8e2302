import type { ComponentProps } from 'react'
import { TextField } from './text-field'

type PasswordInput = Omit<ComponentProps<typeof TextField>, 'label' | 'type' | 'autoComplete' | 'hint'>

interface NewPasswordFieldsProps {
  /** "New password" if the form also asks for the current one. */
  label?: string
  /** Returns the registration of a field and its error. */
  field: (name: 'password' | 'confirmPassword') => PasswordInput
}

/** A new password, typed twice. */
export function NewPasswordFields({ label = 'Password', field }: NewPasswordFieldsProps) {
  return (
    <>
      <TextField
        label={label}
        type="password"
        autoComplete="new-password"
        hint="At least 8 characters; 15 or more is better. A few words make a good password."
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
