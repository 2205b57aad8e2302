'use client'

import { X } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Link } from './link'
import { LateSuggestField } from './late-suggest-field'
import type { Find, Found } from './suggest-field'
import { useMatches } from './use-matches'

interface LookUpFilterProps {
  label: string
  /** The name of the field in its form. Its value is the id of what is chosen, or what was typed. */
  name: string
  /** What is chosen. */
  chosen: Found | null
  /** The address without the choice. */
  clearHref: string
  /** What was typed before, if it stands for nothing in particular. */
  typed?: string | undefined
  /** Looks up suggestions for a text. */
  find: Find
  placeholder?: string
}

/**
 * Chooses exactly one of very many things, within a `FilterForm`: the server suggests what the text may mean, and choosing a
 * suggestion applies the filter. Without JavaScript it is a text field, and the page offers the choice.
 */
export function LookUpFilter({ chosen, ...props }: LookUpFilterProps) {
  return chosen ? <Choice {...props} chosen={chosen} /> : <Search {...props} />
}

type ChoiceProps = Pick<LookUpFilterProps, 'label' | 'name' | 'clearHref'> & { chosen: Found }

function Choice({ label, name, chosen, clearHref }: ChoiceProps) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id} className="flex min-w-0 flex-col gap-1.5">
      <span id={id} className="font-medium">
        {label}
      </span>
      <span className="flex h-8 min-w-0 items-center gap-1 rounded-control border border-accent bg-surface pl-2.5 pointer-coarse:h-10">
        <span
          className="min-w-0 flex-1 truncate font-medium"
          title={[chosen.value, chosen.detail].join('\n').trim()}
        >
          {chosen.value}
        </span>
        <Link
          href={clearHref}
          scroll={false}
          aria-label={`Any ${label.toLowerCase()}`}
          className="inline-flex size-7 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-text pointer-coarse:size-9"
        >
          <X className="size-3.5" />
        </Link>
      </span>
      <input type="hidden" name={name} value={chosen.id} />
    </div>
  )
}

function Search({
  label,
  name,
  typed = '',
  find,
  placeholder,
}: Omit<LookUpFilterProps, 'chosen' | 'clearHref'>) {
  const [text, setText] = useState(typed)
  const [picked, setPicked] = useState<string>()
  const hidden = useRef<HTMLInputElement>(null)
  const wanted = text.trim()
  const suggestions = useMatches(wanted || null, find)

  return (
    <>
      <LateSuggestField
        label={label}
        // The form sends the id of what is chosen instead.
        name={picked === undefined ? name : undefined}
        value={text}
        onChange={(value) => {
          setText(value)
          setPicked(undefined)
        }}
        suggestions={suggestions}
        matched
        onChoose={({ id }) => {
          flushSync(() => setPicked(id))
          hidden.current?.form?.requestSubmit()
        }}
        placeholder={placeholder}
      />
      {picked !== undefined && <input ref={hidden} type="hidden" name={name} value={picked} />}
    </>
  )
}
