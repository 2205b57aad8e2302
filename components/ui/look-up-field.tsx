'use client'

import { useState } from 'react'
import type { FieldText } from './field'
import { SuggestField, type Find, type Found } from './suggest-field'
import { useMatches } from './use-matches'

/** What a look-up field contains: a chosen thing, or a text that names nothing yet. */
export interface LookUpValue {
  id: string | null
  text: string
}

interface LookUpFieldProps extends FieldText {
  value: LookUpValue
  /** Gets what was chosen too, if anything was. */
  onChange: (value: LookUpValue, chosen: Found | null) => void
  onBlur?: () => void
  lookUp: Find
  placeholder?: string
}

/** Chooses one of many stored things, which the server finds while the person types. */
export function LookUpField({ value, onChange, lookUp, ...field }: LookUpFieldProps) {
  const [wanted, setWanted] = useState<string | null>(null)
  const found = useMatches(wanted, lookUp, (matches) => {
    const named = value.id === null ? only(matches, value.text) : null
    if (named) choose(named)
  })

  function choose(chosen: Found) {
    onChange({ id: chosen.id, text: chosen.value }, chosen)
  }

  return (
    <SuggestField
      {...field}
      value={value.text}
      onChange={(text) => {
        if (text === value.text) return
        setWanted(text)
        const named = only(found, text)
        onChange({ id: named?.id ?? null, text }, named)
      }}
      matched
      // Whoever opens the list of a chosen thing wants to see the others.
      onOpen={() => setWanted(value.id === null ? value.text : '')}
      onChoose={({ id }) => {
        const chosen = found.find((each) => each.id === id)
        if (chosen) choose(chosen)
      }}
      suggestions={found}
    />
  )
}

/** The only one that a text names in full. */
function only(found: Found[], text: string): Found | null {
  const isMeant = (shown: string) => shown.toLowerCase() === text.trim().toLowerCase()
  const named = found.filter(({ value, detail }) => isMeant(value) || (detail && isMeant(detail)))
  return named.length === 1 ? (named[0] ?? null) : null
}
