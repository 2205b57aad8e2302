'use client'

import { useId, type ComponentProps } from 'react'
import { describedBy, Field, inputLook, type FieldText } from './field'
import { usePasteLimit } from './paste-limit'

interface TextAreaFieldProps extends FieldText, Omit<ComponentProps<'textarea'>, 'id'> {
  /** For addresses, keys and code. */
  mono?: boolean
}

/** Several lines of text. The box grows with its text, if the browser supports that. */
export function TextAreaField(props: TextAreaFieldProps) {
  const { label, hideLabel, hint, optional, mono = false, className = '', ...rest } = props
  const id = useId()
  const { error, limits } = usePasteLimit(props.error)
  return (
    <Field id={id} label={label} hideLabel={hideLabel} hint={hint} error={error} optional={optional}>
      <textarea
        rows={3}
        spellCheck={!mono}
        {...rest}
        {...limits}
        id={id}
        {...describedBy(id, { hint, error })}
        className={`${inputLook} field-sizing-content max-h-64 min-h-19 resize-y py-1.5 ${mono ? 'font-mono text-mono' : ''} ${className}`}
      />
    </Field>
  )
}
