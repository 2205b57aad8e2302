'use client'

import { useController, useFormContext } from 'react-hook-form'
import { DateTimeField } from '@/components/ui/date-time-field'
import { expiryAfter, noteOnExpiry } from '@/lib/schemas/forms/expiry'
import type { Reading } from './credential-view'

interface ExpiryFieldProps {
  label: string
  /** Whether a credential may also never expire. */
  optional?: boolean
  /** When it expires now, ISO 8601; null: never, or there is none yet. */
  kept: string | null
  reading: Reading
  error: string | undefined
}

const presets = [30, 90, 180, 365]

/**
 * Until when a credential may be used, by the reader's clocks; within the form that is provided. Where the clocks leave a doubt
 * it says which moment is taken.
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
