'use client'

import { use, useEffect, useEffectEvent } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { keepForm, takeKept, type FormOnPage, type FormSubject } from './kept-forms'
import { useToast } from './toast'
import { MaySend } from './use-matches'

/** How a form is recognised after a reload. */
export interface FormIdentity {
  title: string
  /** What it is about; null if it creates something. */
  about: FormSubject | null
  /** Fields that are not kept, because the form alone does not show them. */
  except?: string[]
}

/** Keeps the input of a form while the page is reloaded on purpose, and restores it once. Null if its input is not kept. */
export function useKeptInput<Fields extends FieldValues>(
  form: UseFormReturn<Fields>,
  identity: FormIdentity | null,
): void {
  const maySend = use(MaySend)
  const toast = useToast()

  const read = useEffectEvent((): FormOnPage | null => {
    if (!identity) return null
    const { title, about, except = [] } = identity
    // Not those of `formState`, which are those of the last rendering: a dialog may just have filled in what it has read.
    const defaults = form.control._defaultValues
    const values = Object.entries(form.getValues()).filter(([name]) => !except.includes(name))
    return { title, about, defaults, values: Object.fromEntries(values) }
  })
  const restore = useEffectEvent(() => {
    const present = read()
    const kept = present && takeKept(present)
    if (!kept) return
    if (kept === 'changed') {
      toast(
        'What you typed was not restored',
        'It was changed meanwhile. Here are its present values.',
        'danger',
      )
      return
    }
    form.reset({ ...form.getValues(), ...kept }, { keepDefaultValues: true })
    toast('What you typed was restored')
  })

  useEffect(() => keepForm(() => read(), maySend), [maySend])
  useEffect(() => {
    // Later, because a dialog fills in what it has read after its form has appeared.
    const timer = setTimeout(() => restore())
    return () => clearTimeout(timer)
  }, [])
}
