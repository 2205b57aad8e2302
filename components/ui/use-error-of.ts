import { useEffect, useState } from 'react'
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form'
import type { ActionFailure } from './action-state'

/** The error of a field. */
export type ErrorOf<Fields extends FieldValues> = (field: FieldPath<Fields>) => string | undefined

/**
 * Returns the error of each field of a form: what its schema says, or else why the server refused it, until the field is changed.
 *
 * @param failure of the last attempt
 */
export function useErrorOf<Fields extends FieldValues>(
  form: UseFormReturn<Fields>,
  failure: ActionFailure | null,
): ErrorOf<Fields> {
  const [changed, setChanged] = useState({ since: failure, fields: new Set<string>() })

  useEffect(() => {
    if (!failure) return undefined
    return form.subscribe({
      formState: { values: true },
      callback({ name }) {
        if (name === undefined) return
        setChanged((before) => {
          const fields = before.since === failure ? before.fields : new Set<string>()
          return fields.has(name) ? before : { since: failure, fields: new Set([...fields, name]) }
        })
      },
    })
  }, [form, failure])

  const isChanged = (field: string) =>
    changed.since === failure &&
    [...changed.fields].some((name) => name === field || name.startsWith(`${field}.`))
  return (field) =>
    form.getFieldState(field, form.formState).error?.message ??
    (isChanged(field) ? undefined : failure?.fields[field])
}
