'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'

interface FilterFormProps {
  /** What it filters, for assistive technology. */
  label: string
  /** The path of the page whose list it filters. */
  action: string
  /** The current values in the address, by field name. */
  values: Record<string, string | undefined>
  children: ReactNode
}

/**
 * The filters of a list, kept in the address without empty ones. A choice or a date applies immediately, a text on Enter.
 * Without JavaScript it is a plain form with a button.
 */
export function FilterForm({ label, action, values, children }: FilterFormProps) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [pending, startTransition] = useTransition()

  // After "Clear filters" or Back, the fields show what the address says. A field that is being edited keeps its text.
  useEffect(() => {
    for (const field of form.current?.elements ?? [])
      if ((field instanceof HTMLInputElement || field instanceof HTMLSelectElement) && field.name)
        if (field !== document.activeElement || field instanceof HTMLSelectElement)
          field.value = values[field.name] ?? ''
  }, [values])

  function go(target: HTMLFormElement) {
    const entries = [...new FormData(target)].flatMap(([name, value]) =>
      typeof value === 'string' && value.trim() ? [[name, value.trim()]] : [],
    )
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
