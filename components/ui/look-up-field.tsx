'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import type { FieldText } from './field'
import { SuggestField } from './suggest-field'

/** What a look-up field contains: a chosen thing, or a text that names nothing yet. */
export interface LookUpValue {
  id: string | null
  text: string
}

/** Something to choose. */
export interface Found {
  id: string
  name: string
  /** Tells things with the same name apart, such as an e-mail address. */
  detail?: string
}

interface LookUpFieldProps extends FieldText {
  value: LookUpValue
  onChange: (value: LookUpValue) => void
  onBlur?: () => void
  /** Finds what matches a text. Nothing is shown if it fails. */
  lookUp: (text: string) => Promise<Found[]>
}

/** In milliseconds: short enough not to be noticed, long enough for the next key. */
const pauseInTyping = 150

/** Chooses one of many stored things, which the server finds while the person types. */
export function LookUpField({ value, onChange, lookUp, ...field }: LookUpFieldProps) {
  const [wanted, setWanted] = useState<string | null>(null)
  const [found, setFound] = useState<Found[]>([])

  const show = useEffectEvent((matches: Found[]) => {
    setFound(matches)
    const named = only(matches, value.text)
    if (value.id === null && named) onChange({ id: named.id, text: named.name })
  })

  useEffect(() => {
    if (wanted === null) return undefined
    let isLatest = true
    const timer = setTimeout(() => {
      lookUp(wanted).then(
        (matches) => isLatest && show(matches),
        () => {},
      )
    }, pauseInTyping)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [wanted, lookUp])

  return (
    <SuggestField
      {...field}
      value={value.text}
      onChange={(text) => {
        if (text === value.text) return
        setWanted(text)
        onChange({ id: only(found, text)?.id ?? null, text })
      }}
      matched
      onOpen={() => setWanted(value.id === null ? value.text : '')}
      onChoose={({ id = null, value: text }) => onChange({ id, text })}
      suggestions={found.map(({ id, name, detail }) => ({ id, value: name, ...(detail && { detail }) }))}
    />
  )
}

/** The only one that a text names in full. */
function only(found: Found[], text: string): Found | undefined {
  const isMeant = (name: string) => name.toLowerCase() === text.trim().toLowerCase()
  const named = found.filter(({ name, detail }) => isMeant(name) || (detail && isMeant(detail)))
  return named.length === 1 ? named[0] : undefined
}
