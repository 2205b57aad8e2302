'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useId, useMemo, useRef, useState, useTransition, type ReactNode } from 'react'
import { Button } from './button'
import { whenConnected } from './connection'
import { usePendingNavigation } from './navigation-progress'
import { FilterMenuProvider, type FilterPlace } from './filter-menu'

interface FilterFormProps {
  /** What it filters, for assistive technology. */
  label: string
  /** The path of the page whose list it filters. */
  action: string
  /** The current values in the address, by field name. */
  values: Values
  children: ReactNode
}

type Values = Record<string, string | undefined>
type NamedField = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** What a person types in one go. */
interface Typing {
  /** Applies it after a pause. */
  timer?: ReturnType<typeof setTimeout>
  /** Its step of the history: none yet, asked for, or made. */
  step: 'none' | 'asked' | 'made'
}

/** Milliseconds after the last key before a text applies. */
const pause = 250

/**
 * The filters of a list, kept in the address without empty ones. A choice or a date applies immediately, a search when a
 * person stops typing, any other text on Enter. What is typed in one go is one step of the history. The choices in a sheet
 * apply together. Without JavaScript it is a plain form with a button.
 */
export function FilterForm({ label, action, values, children }: FilterFormProps) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [pending, startTransition] = useTransition()
  usePendingNavigation(pending)
  const typing = useRef<Typing>({ step: 'none' })
  /** What this form sent and has not seen in the address yet, the latest at the end. */
  const sent = useRef<string[]>([])
  const address = JSON.stringify(values)
  const [place, show] = useState<FilterPlace>(null)
  const panelId = useId()
  const menu = useMemo(() => ({ place, show, panelId }), [place, panelId])

  // The fields follow the address, for instance after Back. If it came from this form, what was typed since is kept.
  useEffect(() => {
    const present = JSON.parse(address) as Values
    const fields = fieldsOf(form.current)
    const arrived = sent.current.lastIndexOf(written(fields, present))
    sent.current = sent.current.slice(arrived + 1)
    if (arrived >= 0) {
      if (typing.current.step === 'asked') typing.current.step = 'made'
      return
    }
    sent.current = []
    stopTyping(typing.current)
    for (const field of fields) setField(field, present[field.name])
  }, [address])

  useEffect(() => {
    const { current } = typing
    const leave = () => (current.step = 'none')
    const { current: left } = form
    left?.addEventListener('focusout', leave)
    return () => {
      clearTimeout(current.timer)
      left?.removeEventListener('focusout', leave)
    }
  }, [])

  function go(how: 'push' | 'replace' = 'push') {
    clearTimeout(typing.current.timer)
    if (!form.current) return
    const entries = [...new FormData(form.current)].flatMap(([name, value]) =>
      typeof value === 'string' && value.trim() ? [[name, value.trim()]] : [],
    )
    const text = written(fieldsOf(form.current), Object.fromEntries(entries) as Values)
    // The fields of a sheet disappear with it, and come back with the values of the address.
    if (place === 'sheet') show(null)
    else if (text !== written(fieldsOf(form.current), JSON.parse(address) as Values)) sent.current.push(text)
    const query = new URLSearchParams(entries).toString()
    const href = query ? `${action}?${query}` : action
    whenConnected(() => startTransition(() => router[how](href, { scroll: false })))
  }

  /** Applies what was typed. */
  function apply() {
    const { current } = typing
    // The router drops a page that has not come yet for the next one, and with it the step that it would have made.
    go(current.step === 'made' ? 'replace' : 'push')
    if (current.step === 'none') current.step = 'asked'
  }

  function type() {
    clearTimeout(typing.current.timer)
    typing.current.timer = setTimeout(apply, pause)
  }

  return (
    <form
      ref={form}
      role="search"
      aria-label={label}
      aria-busy={pending}
      action={action}
      method="get"
      // Browsers fill in again what a person typed, even if the address says something else.
      autoComplete="off"
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        apply()
      }}
      onChange={({ target }) => {
        if (target.closest('[data-filter-sheet]')) return
        if (target instanceof HTMLSelectElement || isBox(target) || isDate(target)) {
          stopTyping(typing.current)
          go()
        } else if (isSearch(target)) type()
      }}
    >
      <FilterMenuProvider value={menu}>{children}</FilterMenuProvider>
      <noscript>
        <Button type="submit">Apply filters</Button>
      </noscript>
    </form>
  )
}

function stopTyping(typing: Typing): void {
  clearTimeout(typing.timer)
  typing.step = 'none'
}

/** The values of the fields, to compare. */
function written(fields: NamedField[], values: Values): string {
  return JSON.stringify(fields.map(({ name }) => values[name] ?? ''))
}

function fieldsOf(form: HTMLFormElement | null): NamedField[] {
  return [...(form?.elements ?? [])].filter(
    (field): field is NamedField =>
      (field instanceof HTMLInputElement ||
        field instanceof HTMLSelectElement ||
        field instanceof HTMLTextAreaElement) &&
      field.name !== '',
  )
}

const isBox = (field: EventTarget) =>
  field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type)

/** Whether a date has been entered or removed. While its year is being typed, it is a year long ago. */
function isDate(field: EventTarget): boolean {
  if (!(field instanceof HTMLInputElement) || field.type !== 'date') return false
  return field.value === '' || field.value >= '1970'
}

const isSearch = (field: EventTarget) => field instanceof HTMLInputElement && field.type === 'search'

function setField(field: NamedField, value = ''): void {
  if (field instanceof HTMLInputElement && isBox(field)) field.checked = field.value === value
  else field.value = value
}

/** The controls of a form, in one row that continues on the next line if there is too little room. */
export function FilterRow({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2">{children}</div>
}
