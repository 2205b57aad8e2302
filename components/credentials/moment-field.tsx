'use client'

import { useController, useFormContext } from 'react-hook-form'
import { DateTimeField } from '@/components/ui/date-time-field'
import { expiryAfter, noteOnExpiry } from '@/lib/schemas/forms/expiry'
import type { Reading } from './credential-view'

const noPresets = [] as const

interface MomentFieldProps {
  /** Its name in the form. */
  name: string
  label: string
  hideLabel?: boolean
  optional?: boolean
  /** The current moment, ISO 8601; null if there is none. */
  kept: string | null
  reading: Reading
  error: string | undefined
  presets?: readonly { label: string; value: string }[]
}

/**
 * A moment in the person's time zone, inside a FormProvider. If a time is skipped or occurs twice because the clocks change, it
 * says which moment is used.
 */
export function MomentField({ name, kept, reading, presets = noPresets, ...field }: MomentFieldProps) {
  const { control } = useFormContext<Record<string, string>>()
  const { value, onChange, onBlur } = useController({ control, name }).field
  const { timeZone } = reading
  const note = noteOnExpiry({ expiresAt: value, timeZone }, kept === null ? null : new Date(kept))
  return (
    <DateTimeField
      {...field}
      value={value}
      onChange={onChange}
      onBlur={onBlur}
      today={expiryAfter(0, new Date(reading.now), timeZone).slice(0, 10)}
      beside={`Time zone: ${timeZone}`}
      hint={note && <span className="text-warning">{note}</span>}
      presets={presets}
    />
  )
}
