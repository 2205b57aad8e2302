import type { ComponentProps } from 'react'
import { TextField } from './text-field'

/** The six digits of an authenticator app. */
export function CodeField(props: Omit<ComponentProps<typeof TextField>, 'label'>) {
  return (
    <TextField
      label="Code"
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
      placeholder="000000"
      className="font-mono text-mono tracking-[0.15em] placeholder:text-muted"
      {...props}
    />
  )
}
