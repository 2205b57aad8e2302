'use client'

import { ChevronDown } from 'lucide-react'
import { useId, type ComponentProps } from 'react'
import { describedBy, Field, inputLook, type FieldText } from './field'

interface SelectFieldProps extends FieldText, Omit<ComponentProps<'select'>, 'id'> {
  options: readonly { value: string; label: string }[]
  /** Whether it is a filter. */
  narrows?: boolean
}

/** A field to choose one of a few known values. */
export function SelectField(props: SelectFieldProps) {
  const { label, hideLabel, hint, error, optional, options, narrows, className = '', ...rest } = props
  const id = useId()
  return (
    <Field id={id} label={label} hideLabel={hideLabel} hint={hint} error={error} optional={optional}>
      <span className={`relative flex ${className}`}>
        <select
          {...rest}
          id={id}
          {...describedBy(id, { hint, error })}
          className={`${inputLook} h-8 appearance-none truncate pr-8 pointer-coarse:h-10 ${narrows ? 'border-accent font-medium' : ''}`}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-muted" />
      </span>
    </Field>
  )
}
