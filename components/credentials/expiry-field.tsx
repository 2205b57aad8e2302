'use client'

import { expiryAfter } from '@/lib/schemas/forms/expiry'
import type { Reading } from './credential-view'
import { MomentField } from './moment-field'

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

/** When a credential expires, inside a FormProvider. */
export function ExpiryField({ optional = false, reading, ...field }: ExpiryFieldProps) {
  const now = new Date(reading.now)
  return (
    <MomentField
      {...field}
      name="expiresAt"
      optional={optional}
      reading={reading}
      presets={[
        ...presets.map((days) => ({
          label: `${days} days`,
          value: expiryAfter(days, now, reading.timeZone),
        })),
        ...(optional ? [{ label: 'Never', value: '' }] : []),
      ]}
    />
  )
}
