'use client'

import { useEffect, useRef, type ReactNode, type SubmitEvent } from 'react'
import type { FieldErrors, FieldValues, UseFormReturn } from 'react-hook-form'
import type { ActionFailure } from './action-state'
import { FailureNotice } from './failure-notice'
import { focusFirstError } from './focus-first-error'
import { Notice } from './notice'
import { uncheckedField } from './unchecked-field'
import { useKeptInput, type FormIdentity } from './use-kept-input'

interface FormProps<Fields extends FieldValues> {
  form: UseFormReturn<Fields>
  submit: (fields: Fields) => Promise<void>
  /** What the server refused. The caller shows messages about a field at the field. */
  failure: ActionFailure | null
  /** A button that helps, beside the message. */
  remedy?: ReactNode
  /** The form whose input is kept while the page is reloaded; null if it holds only secrets. */
  keep: FormIdentity | null
  /** For buttons outside the form. */
  id?: string
  children: ReactNode
}

/**
 * Every form that saves something. Shows the message of a failure, and moves the focus to the first field with an error. Uses POST,
 * so that a form that is submitted without JavaScript puts nothing into the address.
 */
export function Form<Fields extends FieldValues>(props: FormProps<Fields>) {
  const { form, submit, failure, remedy, keep, id, children } = props
  useKeptInput(form, keep)
  const element = useRef<HTMLFormElement>(null)
  const isBeingSent = useRef(false)
  const { submitCount, errors } = form.formState
  const unchecked = (errors as FieldErrors)[uncheckedField]?.message

  useEffect(() => {
    if (submitCount === 0 && !failure) return undefined
    // Later, because React Hook Form focuses the error of the field that was registered first, in a task that it has queued.
    const timer = setTimeout(() => focusFirstError(element.current))
    return () => clearTimeout(timer)
  }, [submitCount, failure])

  /** Once at a time: what checks the fields may still be loading. */
  function send(event: SubmitEvent) {
    event.preventDefault()
    if (isBeingSent.current) return
    isBeingSent.current = true
    void form
      .handleSubmit(submit)(event)
      .finally(() => (isBeingSent.current = false))
  }

  return (
    <form ref={element} id={id} method="post" noValidate onSubmit={send} className="flex flex-col gap-4">
      {typeof unchecked === 'string' && <Notice tone="danger">{unchecked}</Notice>}
      {!unchecked && failure?.message && <FailureNotice message={failure.message} remedy={remedy} />}
      {children}
    </form>
  )
}
