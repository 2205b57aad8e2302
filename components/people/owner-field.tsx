'use client'

import { useState } from 'react'
import { PersonPicker, type FindPeople, type PersonChoice } from './person-picker'

interface OwnerFieldProps {
  /** How the current owner is written; empty if there is none. */
  initial: string
  /** Gets the id of the chosen person, or an empty text for nobody. */
  onChoose: (id: string) => void
  find: FindPeople
  error: string | undefined
}

/** Not the id of anybody: what is typed names no person, which the server refuses at the field. */
const unknown = 'unknown'

/** Chooses the person responsible for something. An empty field means nobody. */
export function OwnerField({ initial, onChoose, find, error }: OwnerFieldProps) {
  const [text, setText] = useState(initial)

  function change(typed: string, person: PersonChoice | null) {
    setText(typed)
    onChoose(person?.id ?? (typed.trim() === '' ? '' : unknown))
  }

  return (
    <PersonPicker
      label="Owner"
      hint="The person responsible for it. Leave it empty for nobody."
      placeholder="Type a name or an e-mail address"
      text={text}
      onChange={change}
      find={find}
      error={error}
    />
  )
}
