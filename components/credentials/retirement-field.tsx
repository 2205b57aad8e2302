'use client'

import { useController, useFormContext } from 'react-hook-form'
import { DateTimeField } from '@/components/ui/date-time-field'
import { expiryAfter, noteOnExpiry } from '@/lib/schemas/forms/expiry'
import type { Reading } from './credential-view'

interface RetirementFieldProps {
  label: string
  hideLabel?: boolean
  reading: Reading
  error: string | undefined
}

/** When an old secret retires, in the person's time zone, inside a FormProvider. */
export function RetirementField({ label, hideLabel, reading, error }: RetirementFieldProps) {
  const { control } = useFormContext<{ retiresAt: string }>()
  const { value, onChange, onBlur } = useController({ control, name: 'retiresAt' }).field
  const { timeZone } = reading
  const note = noteOnExpiry({ expiresAt: value, timeZone }, null)
  return (
    <DateTimeField
      label={label}
      hideLabel={hideLabel}
      value={value}
      onChange={onChange}
      onBlur={onBlur}
      today={expiryAfter(0, new Date(reading.now), timeZone).slice(0, 10)}
      beside={`Time zone: ${timeZone}`}
      hint={note === null ? undefined : <span className="text-warning">{note}</span>}
      error={error}
      presets={[]}
    />
  )
}
