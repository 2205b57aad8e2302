import type { ComponentProps } from 'react'

interface RadioProps extends Omit<ComponentProps<'input'>, 'type'> {
  label: string
  hint?: string
}

/** A radio button. Those of a group share a `name`. */
export function Radio({ label, hint, ...rest }: RadioProps) {
  return (
    <label className="inline-flex min-h-6 gap-2 py-0.5 pointer-coarse:py-2.5">
      <input
        {...rest}
        type="radio"
        className="mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-border-input bg-surface transition-colors checked:border-[5px] checked:border-accent hover:not-checked:border-muted"
      />
      <span className="flex min-w-0 flex-col">
        {label}
        {hint && <span className="text-small text-muted">{hint}</span>}
      </span>
    </label>
  )
}
