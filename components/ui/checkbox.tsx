'use client'

import { Check, Minus } from 'lucide-react'
import { useCallback, type ComponentProps, type ReactNode } from 'react'

type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'ref'> & {
  ref?: (input: HTMLInputElement | null) => void
  /** Neither on nor off: some of what it stands for is on. */
  indeterminate?: boolean
  hint?: string
} & ({ label: ReactNode } | { label?: undefined; 'aria-label': string })

/** A checkbox with its label beside it; in a table, without one but with `aria-label`. */
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
      <span className="relative mt-0.5 flex size-4 shrink-0">
        <input
          {...rest}
          ref={attach}
          type="checkbox"
          className="peer size-4 appearance-none rounded-[4px] border border-border-input bg-surface transition-colors checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent hover:not-checked:not-indeterminate:not-disabled:border-muted disabled:opacity-55"
        />
        <Check className="pointer-events-none absolute inset-0.5 hidden size-3 stroke-[2.5] text-on-accent peer-checked:not-peer-indeterminate:block" />
        <Minus className="pointer-events-none absolute inset-0.5 hidden size-3 stroke-[2.5] text-on-accent peer-indeterminate:block" />
      </span>
      {label !== undefined && (
        <span className="flex min-w-0 flex-col">
          {label}
          {hint && <span className="text-small text-muted">{hint}</span>}
        </span>
      )}
    </label>
  )
}
