'use client'

import { useController, useFormContext, useWatch } from 'react-hook-form'
import { Fieldset } from '@/components/ui/fieldset'
import type { ErrorOf } from '@/components/ui/use-error-of'
import { Radio } from '@/components/ui/radio'
import { TextField } from '@/components/ui/text-field'
import { absoluteTime } from '@/components/ui/time-format'
import { hoursAfter, mostQuietHours, type overlaps, type RotationForm } from '@/lib/schemas/forms/rotation'
import type { Reading } from './credential-view'
import { MomentField } from './moment-field'

type Overlap = (typeof overlaps)[number]

const lengths = [
  { value: '1', label: '1 hour' },
  { value: '24', label: '24 hours' },
  { value: '168', label: '7 days' },
] as const satisfies { value: Overlap; label: string }[]

interface OverlapFieldProps {
  noun: 'secret' | 'key'
  /** When the credential expires, ISO 8601: no secret works longer. */
  expiresAt: string | null
  fewestHours: number
  reading: Reading
  errorOf: ErrorOf<RotationForm>
}

/** Until when both secrets work, inside a FormProvider. */
export function OverlapField({ noun, expiresAt, fewestHours, reading, errorOf }: OverlapFieldProps) {
  const { control, register } = useFormContext<RotationForm>()
  const { value, onChange } = useController({ control, name: 'overlap' }).field
  const hours = useWatch({ control, name: 'quietHours' })

  /** What a radio button says about its moment, and whether it is possible. */
  function momentAfter(count: number) {
    const moment = hoursAfter(count, new Date(reading.now))
    const isPossible = expiresAt === null || moment <= new Date(expiresAt)
    return {
      hint: isPossible
        ? `Until ${absoluteTime(moment, reading.timeZone)}.`
        : 'The credential expires before then.',
      disabled: !isPossible,
    }
  }

  const choose = (overlap: Overlap) => ({
    name: 'overlap',
    checked: value === overlap,
    onChange: () => onChange(overlap),
  })

  return (
    <Fieldset legend={`Both ${noun}s work until`} error={errorOf('overlap')}>
      <div className="flex flex-col gap-1">
        {lengths.map(({ value: length, label }) => (
          <Radio key={length} label={label} {...momentAfter(Number(length))} {...choose(length)} />
        ))}
        <Radio label="A date" {...choose('date')} />
        {value === 'date' && (
          <div className="ml-6 pb-1">
            <MomentField
              name="retiresAt"
              label="Retires at"
              kept={null}
              hideLabel
              reading={reading}
              error={errorOf('retiresAt')}
            />
          </div>
        )}
        <Radio
          label={`The old ${noun} is quiet`}
          hint={`It retires by itself once ${noun === 'secret' ? 'neither it nor its tokens have been used' : 'it has not been used'} for some hours.`}
          {...choose('quiet')}
        />
        {value === 'quiet' && (
          <div className="ml-6 max-w-60 pb-1">
            <TextField
              label="Hours without use"
              inputMode="numeric"
              autoComplete="off"
              hint={`${fewestHours} to ${mostQuietHours}${Number(hours) >= 48 && Number(hours) % 24 === 0 ? ` (now ${Number(hours) / 24} days)` : ''}.`}
              error={errorOf('quietHours')}
              {...register('quietHours')}
            />
          </div>
        )}
      </div>
    </Fieldset>
  )
}
