'use client'

import { useId, type ComponentProps, type ReactNode } from 'react'
import { describedBy, Field, inputLook, type FieldText } from './field'
import { usePasteLimit } from './paste-limit'

interface TextFieldProps extends FieldText, Omit<ComponentProps<'input'>, 'id'> {
  /** An icon inside the box at its start. */
  icon?: ReactNode
}

/** One line of text, with any text-like input type (`email`, `password`, `search`, `datetime-local`). */
export function TextField(props: TextFieldProps) {
  const { label, hideLabel, hint, optional, icon, className = '', ...rest } = props
  const id = useId()
  const { error, limits } = usePasteLimit(props.error)
  return (
    <Field id={id} label={label} hideLabel={hideLabel} hint={hint} error={error} optional={optional}>
      <div className="relative">
        {icon && (
          <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-muted">
            {icon}
          </span>
        )}
        <input
          type="text"
          {...rest}
          {...limits}
          id={id}
          {...describedBy(id, { hint, error })}
          className={`${inputLook} h-8 pointer-coarse:h-10 ${icon ? 'pl-8' : ''} ${className}`}
        />
      </div>
    </Field>
  )
}
