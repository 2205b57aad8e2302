'use client'

import { use, useEffect, useEffectEvent } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { useToast } from './toast'
import { MaySend } from './use-matches'

/** What was typed into a form, kept while the page is reloaded. */
interface Kept {
  /** Who typed it. */
  person: string
  path: string
  title: string
  /** What the form is about, if it is about something that exists. */
  about: string
  values: Record<string, unknown>
  /** Milliseconds. */
  at: number
}

const place = 'keyturn.typed'

/** Milliseconds. What is older was forgotten. */
const longest = 10 * 60_000

/** Names of fields whose values are never kept. */
const confidential = /password|secret|code|token/i

/** Whose input is kept; null where nobody's is. */
let owner: string | null = null

/** Keeps input for this person, until the returned function is called. */
export function keepInputOf(person: string): () => void {
  owner = person
  return () => (owner = null)
}

/** What the forms on the page hold. */
const forms = new Set<() => Kept | null>()

let isReloading = false

/** Whether the page is being reloaded on purpose, so that the browser need not ask. */
export const reloads = () => isReloading

/** Reloads the page, and keeps what was typed until its form is shown again. */
export function reloadAndKeep(): void {
  const kept = [...forms].map((read) => read()).filter((found) => found !== null)
  if (kept.length > 0) sessionStorage.setItem(place, JSON.stringify(kept))
  isReloading = true
  window.location.reload()
}

function readKept(): Kept[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? '[]') as Kept[]
    return kept.filter(
      ({ person, path, at }) =>
        person === owner && path === window.location.pathname && Date.now() - at < longest,
    )
  } catch {
    return []
  }
}

/** The titles of forms that were open when the page was reloaded, and whose input is still kept. */
export function keptTitles(): string[] {
  return readKept().map(({ title }) => title)
}

/** Takes the input that was kept for a form. It is given back once. */
function takeKept(title: string, about: string): Kept['values'] | null {
  const kept = readKept()
  const found = kept.find((each) => each.title === title && each.about === about)
  if (!found) return null
  sessionStorage.setItem(place, JSON.stringify(kept.filter((each) => each !== found)))
  return found.values
}

/**
 * Keeps the input of a form when the page must be reloaded, and restores it once. Passwords, codes and anything that looks like a
 * secret are left out.
 *
 * @param title names the form; null for one whose input is not kept
 */
export function useKeptInput<Fields extends FieldValues>(
  form: UseFormReturn<Fields>,
  title: string | null,
): void {
  const maySend = use(MaySend)
  const toast = useToast()
  const { isDirty, defaultValues } = form.formState
  const { name } = (defaultValues ?? {}) as { name?: unknown }
  const about = typeof name === 'string' ? name : ''

  const read = useEffectEvent((): Kept | null => {
    if (owner === null || title === null || !isDirty) return null
    const entries = Object.entries(form.getValues()).filter(
      ([field, value]) => !confidential.test(field) && maySend(JSON.stringify(value) ?? ''),
    )
    const values = Object.fromEntries(entries)
    return { person: owner, path: window.location.pathname, title, about, values, at: Date.now() }
  })
  const restore = useEffectEvent(() => {
    const values = title === null ? null : takeKept(title, about)
    if (!values) return
    form.reset({ ...form.getValues(), ...values }, { keepDefaultValues: true })
    toast('What you typed was restored')
  })

  useEffect(() => {
    const reader = () => read()
    forms.add(reader)
    return () => void forms.delete(reader)
  }, [])
  useEffect(() => {
    // Later, because a dialog fills in what it has read after its form has appeared.
    const timer = setTimeout(restore)
    return () => clearTimeout(timer)
  }, [])
}
