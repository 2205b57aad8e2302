'use client'

import { useId, type ReactNode } from 'react'
import { Button } from './button'
import { CalendarButton } from './calendar-button'
import { describedBy, Field, inputLook, type FieldText } from './field'

interface DateTimeFieldProps extends FieldText {
  /** A date and time (`2027-03-28T12:00`), `incomplete` while a part is missing, or empty. */
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  /** The current date in the time zone of the person: `2027-03-28`. */
  today: string
  /** The note beside the box that names the time zone. */
  beside: ReactNode
  presets: readonly { label: string; value: string }[]
}

/** The value while the date or the time is incomplete. */
const incomplete = 'incomplete'
const usualTime = '12:00'

/** A date and time to type, to choose from a calendar, or to set by a preset. */
export function DateTimeField(props: DateTimeFieldProps) {
  const { label, hideLabel, hint, error, optional, value, onChange, onBlur, today, beside, presets } = props
  const id = useId()
  const shown = value === incomplete ? '' : value
  const [date = '', time = usualTime] = shown.split('T')

  /** The browser reports neither a value nor an event for an incomplete entry. */
  function read(input: HTMLInputElement) {
    const text = input.validity.badInput ? incomplete : input.value
    if (text !== value) onChange(text)
  }

  return (
    <Field id={id} label={label} hideLabel={hideLabel} hint={hint} error={error} optional={optional}>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
        <div className="flex items-center gap-1">
          <input
            id={id}
            type="datetime-local"
            max="9999-12-31T23:59"
            {...describedBy(id, { hint, error })}
            value={shown}
            onChange={(event) => read(event.currentTarget)}
            onKeyUp={(event) => read(event.currentTarget)}
            onBlur={(event) => {
              read(event.currentTarget)
              onBlur?.()
            }}
            className={`${inputLook} h-8 w-52 pointer-coarse:h-10 [&::-webkit-calendar-picker-indicator]:hidden`}
          />
          <CalendarButton
            label={`Calendar for ${label}`}
            value={date}
            today={today}
            onChange={(day) => onChange(`${day}T${time}`)}
          />
        </div>
        <span className="text-small text-muted">{beside}</span>
      </div>
      <div className="flex flex-wrap gap-1">
        {presets.map((preset) => (
          <Button
            key={preset.label}
            size="sm"
            variant="ghost"
            aria-pressed={preset.value === value}
            className="border aria-pressed:border-accent aria-pressed:bg-accent-tint"
            onClick={() => onChange(preset.value)}
          >
            {preset.label}
          </Button>
        ))}
      </div>
    </Field>
  )
}
