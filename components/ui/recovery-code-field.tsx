import type { ComponentProps } from 'react'
import { TextField } from './text-field'

/** One of the recovery codes that a person saved. */
export function RecoveryCodeField(props: Omit<ComponentProps<typeof TextField>, 'label'>) {
  return (
    <TextField
      label="Recovery code"
      autoComplete="off"
      spellCheck={false}
      autoCapitalize="characters"
      className="font-mono text-mono"
      {...props}
    />
  )
}
