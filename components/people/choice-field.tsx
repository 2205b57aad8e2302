'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { Fieldset } from '@/components/ui/fieldset'
import type { Choice } from './person-view'

interface ChoiceFieldProps {
  legend: string
  hint?: string
  choices: Choice[]
  /** Shown if there are no choices. */
  none: string
  chosen: string[]
  onChange: (ids: string[]) => void
  error: string | undefined
}

/** Checkboxes to choose any number of things by name. */
export function ChoiceField({ legend, hint, choices, none, chosen, onChange, error }: ChoiceFieldProps) {
  function toggle(id: string, on: boolean) {
    onChange(on ? [...chosen, id] : chosen.filter((other) => other !== id))
  }
  return (
    <Fieldset legend={legend} hint={hint} error={error}>
      {choices.length === 0 && <p className="text-muted">{none}</p>}
      <div className="flex max-h-60 flex-wrap gap-x-5 overflow-y-auto">
        {choices.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(event) => toggle(id, event.target.checked)}
          />
        ))}
      </div>
    </Fieldset>
  )
}
