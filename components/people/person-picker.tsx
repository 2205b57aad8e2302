'use client'

import { useEffect, useState } from 'react'
import type { ActionState } from '@/components/ui/action-state'
import { SuggestField } from '@/components/ui/suggest-field'

/** A person who can be chosen. */
export interface PersonChoice {
  id: string
  name: string
  email: string
}

/** Finds the first people whose name or e-mail address contains a text. */
export type FindPeople = (input: { search: string }) => Promise<ActionState<PersonChoice[]>>

/** How a person is written in a field that chooses one. */
const writtenPerson = ({ name, email }: Pick<PersonChoice, 'name' | 'email'>) => `${name} (${email})`

interface PersonPickerProps {
  label: string
  hint?: string
  error?: string | undefined
  placeholder?: string
  text: string
  /** Gets what was typed, and the person whom it names, if any. */
  onChange: (text: string, person: PersonChoice | null) => void
  find: FindPeople
}

/** How long to wait for more letters. Milliseconds. */
const pause = 150

/** A field in which one types part of a name or e-mail address and chooses among the people whom the server finds. */
export function PersonPicker({ text, onChange, find, ...field }: PersonPickerProps) {
  const [found, setFound] = useState<PersonChoice[]>([])
  useEffect(() => {
    let isCurrent = true
    // A chosen person stands there with the address: anybody else may be looked for instead.
    const search = text.replace(/ \([^)]*\)$/, '').slice(0, 100)
    const timer = setTimeout(() => {
      find({ search }).then(
        (state) => (isCurrent && state.ok ? setFound(state.value) : undefined),
        // Without suggestions, the field says that nobody was chosen.
        () => undefined,
      )
    }, pause)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [find, text])

  return (
    <SuggestField
      {...field}
      value={text}
      matched
      suggestions={found.map((person) => ({ value: writtenPerson(person) }))}
      onChange={(typed) => onChange(typed, found.find((person) => writtenPerson(person) === typed) ?? null)}
    />
  )
}
