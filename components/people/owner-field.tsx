'use client'

import { useState } from 'react'
import { LookUpField, type LookUpValue } from '@/components/ui/look-up-field'
import type { FindPeople } from './person-picker'
import type { Choice } from './person-view'

interface OwnerFieldProps {
  /** The current owner. */
  initial: Choice | null
  /** Gets the id of the chosen person, or an empty text for nobody. */
  onChoose: (id: string) => void
  find: FindPeople
  error: string | undefined
}

/** Not the id of anybody: what is typed names no person, which the server refuses at the field. */
const unknown = 'unknown'

/** Chooses the person responsible for something. An empty field means nobody. */
export function OwnerField({ initial, onChoose, find, error }: OwnerFieldProps) {
  const [value, setValue] = useState<LookUpValue>({ id: initial?.id ?? null, text: initial?.name ?? '' })

  function change(next: LookUpValue) {
    setValue(next)
    onChoose(next.id ?? (next.text.trim() === '' ? '' : unknown))
  }

  async function lookUp(search: string) {
    const state = await find({ search: search.slice(0, 100) })
    return state.ok ? state.value.map(({ id, name, email }) => ({ id, name, detail: email })) : []
  }

  return (
    <LookUpField
      label="Owner"
      hint="The person responsible for it. Leave it empty for nobody."
      value={value}
      onChange={change}
      lookUp={lookUp}
      error={error}
    />
  )
}
