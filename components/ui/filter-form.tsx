'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition, type ReactNode } from 'react'
import { Button } from './button'

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

/**
 * The filters of a list, kept in the address without empty ones. A choice or a date applies immediately, a text on Enter.
 * Without JavaScript it is a plain form with a button.
 */
export function FilterForm({ label, action, values, children }: FilterFormProps) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [pending, startTransition] = useTransition()
  /** The values that this form sent last. */
  const sent = useRef<Values>(null)
  const address = JSON.stringify(values)

  // The fields follow the address, for instance after Back. If it came from this form, what was typed since is kept.
  useEffect(() => {
    const present = JSON.parse(address) as Values
    const fields = fieldsOf(form.current)
    const isOwn =
      sent.current && fields.every(({ name }) => (sent.current?.[name] ?? '') === (present[name] ?? ''))
    sent.current = null
    if (!isOwn) for (const field of fields) show(field, present[field.name])
  }, [address])

  function go(target: HTMLFormElement) {
    const entries = [...new FormData(target)].flatMap(([name, value]) =>
      typeof value === 'string' && value.trim() ? [[name, value.trim()]] : [],
    )
    sent.current = Object.fromEntries(entries) as Values
    const query = new URLSearchParams(entries).toString()
    startTransition(() => router.push(query ? `${action}?${query}` : action, { scroll: false }))
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
        go(event.currentTarget)
      }}
      onChange={(event) => {
        if (event.target instanceof HTMLSelectElement || isDate(event.target)) go(event.currentTarget)
      }}
    >
      {children}
      <noscript>
        <Button type="submit">Apply filters</Button>
      </noscript>
    </form>
  )
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

function show(field: NamedField, value = ''): void {
  if (field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type))
    field.checked = field.value === value
  else field.value = value
}

/** Whether a date has been entered or removed. While its year is being typed, it is a year long ago. */
function isDate(field: EventTarget): boolean {
  if (!(field instanceof HTMLInputElement) || field.type !== 'date') return false
  return field.value === '' || field.value >= '1970'
}

/** Choices side by side, in a row that scrolls if there is too little room. */
export function FilterRow({ children }: { children: ReactNode }) {
  return (
    <div className="@container min-w-0 flex-1">
      <div
        data-scrolls-sideways
        className="relative -m-1 flex gap-2 overflow-x-auto p-1 *:w-38 *:shrink-0 @min-[760px]:*:w-auto @min-[760px]:*:flex-1 @min-[760px]:*:shrink"
      >
        {children}
      </div>
    </div>
  )
}
