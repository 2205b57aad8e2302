import type { ComponentProps } from 'react'
import { TextField } from '@/components/ui/text-field'

interface CurrentPasswordFieldProps extends Omit<ComponentProps<typeof TextField>, 'label'> {
  /** Default: "Current password". */
  label?: string
  /** For password managers, which find the password by it. */
  email: string
}

/** Asks for the password of the reader. */
export function CurrentPasswordField({
  label = 'Current password',
  email,
  ...field
}: CurrentPasswordFieldProps) {
  return (
    <>
      <input type="email" autoComplete="username" readOnly hidden value={email} />
      <TextField label={label} type="password" autoComplete="current-password" data-first-focus {...field} />
    </>
  )
}
