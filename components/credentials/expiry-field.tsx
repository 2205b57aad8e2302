'use client'

import { useController, useFormContext } from 'react-hook-form'
import { DateTimeField } from '@/components/ui/date-time-field'
import { expiryAfter, noteOnExpiry } from '@/lib/schemas/forms/expiry'
import type { Reading } from './credential-view'

interface ExpiryFieldProps {
  label: string
  /** Whether the expiry may be left empty. */
  optional?: boolean
  /** The current expiry, ISO 8601; null if it never expires or does not exist yet. */
  kept: string | null
  reading: Reading
  error: string | undefined
}

const presets = [30, 90, 180, 365]

/**
 * When a credential expires, in the person's time zone, inside a FormProvider. If a time is skipped or occurs twice because
 * the clocks change, it says which moment is used.
 */
export function ExpiryField({ label, optional = false, kept, reading, error }: ExpiryFieldProps) {
  const { control } = useFormContext<{ expiresAt: string }>()
  const { value, onChange, onBlur } = useController({ control, name: 'expiresAt' }).field
  const { timeZone } = reading
  const now = new Date(reading.now)
  const note = noteOnExpiry({ expiresAt: value, timeZone }, kept === null ? null : new Date(kept))
  return (
    <DateTimeField
      label={label}
      optional={optional}
      value={value}
      onChange={onChange}
      onBlur={onBlur}
      today={expiryAfter(0, now, timeZone).slice(0, 10)}
      beside={`Time zone: ${timeZone}`}
      hint={note && <span className="text-warning">{note}</span>}
      error={error}
      presets={[
        ...presets.map((days) => ({ label: `${days} days`, value: expiryAfter(days, now, timeZone) })),
        ...(optional ? [{ label: 'Never', value: '' }] : []),
      ]}
    />
  )
}
