'use client'

import { useCallback, type ComponentProps, type ReactNode } from 'react'

type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'ref'> & {
  ref?: (input: HTMLInputElement | null) => void
  /** Whether only some of the things that it stands for are checked. */
  indeterminate?: boolean
  hint?: string
} & ({ label: ReactNode } | { label?: undefined; 'aria-label': string })

/** A checkbox with a visible label or, in a table, with `aria-label`. */
export function Checkbox({
  label,
  hint,
  indeterminate = false,
  className = '',
  ref,
  ...rest
}: CheckboxProps) {
  const attach = useCallback(
    (input: HTMLInputElement | null) => {
      if (input) input.indeterminate = indeterminate
      ref?.(input)
    },
    [ref, indeterminate],
  )
  return (
    <label className={`inline-flex min-h-6 min-w-6 gap-2 py-0.5 pointer-coarse:py-2.5 ${className}`}>
      <input {...rest} ref={attach} type="checkbox" className="checkbox mt-0.5 shrink-0" />
      {label !== undefined && (
        <span className="flex min-w-0 flex-col">
          {label}
          {hint && <span className="text-small text-muted">{hint}</span>}
        </span>
      )}
    </label>
  )
}
