'use client'

import { useForm } from 'react-hook-form'
import type { ActionState } from '@/components/ui/action-state'
import { Checkbox } from '@/components/ui/checkbox'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { LeakResponse } from '@/lib/domain/policy'
import type { PoliciesForm as Fields } from '@/lib/schemas/forms/policy'
import { SettingsForm } from './settings-form'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<Fields>(() =>
  import('@/lib/schemas/forms/policy').then(({ policiesForm }) => policiesForm),
)

interface PoliciesFormProps {
  policies: Fields
  save: (policies: Fields) => Promise<ActionState<null>>
  /** Why the person may not change them. */
  disabledReason?: string
}

const words: {
  name: keyof Omit<Fields, 'digestHour' | 'maximumLifetime' | 'usageDays' | 'leakResponse'>
  label: string
  hint: string
}[] = [
  {
    name: 'requireContactEmail',
    label: 'Require a contact e-mail',
    hint: 'Every API client has an address to contact.',
  },
  {
    name: 'requireApplication',
    label: 'Require an application',
    hint: 'Every API client names the application that uses it.',
  },
  {
    name: 'requireNetworkRestriction',
    label: 'Require a network restriction',
    hint: 'A leaked secret is useless outside your networks.',
  },
]

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}))

const leakResponses: { value: LeakResponse; label: string }[] = [
  { value: 'flag', label: 'Flag it and alert' },
  { value: 'end', label: 'End it' },
]

/** The requirements for credentials, when notices are sent, how long usage is kept, and what a report of a leak does. */
export function PoliciesForm({ policies, save, disabledReason }: PoliciesFormProps) {
  const form = useForm<Fields>({
    resolver,
    defaultValues: policies,
  })
  const { register } = form

  return (
    <SettingsForm title="Policies" form={form} save={save} disabledReason={disabledReason}>
      {(errorOf) => (
        <>
          <div className="flex flex-col divide-y divide-border rounded-surface border bg-surface px-4">
            {words.map(({ name, label, hint }) => (
              <Checkbox
                key={name}
                label={label}
                hint={hint}
                disabled={disabledReason !== undefined}
                className="py-3"
                {...register(name)}
              />
            ))}
            <div className="py-3">
              <TextField
                label="Maximum lifetime"
                optional
                inputMode="numeric"
                hint="In days from the last edit, so an edit can extend it. If set, API clients must expire too. Leave empty for no limit."
                readOnly={disabledReason !== undefined}
                error={errorOf('maximumLifetime')}
                className="max-w-40"
                {...register('maximumLifetime', { setValueAs: toDays })}
              />
            </div>
          </div>
          <SelectField
            label="Digest sent from"
            hint="The daily digest lists credentials that expire within 14 days. The time is in each recipient’s time zone."
            options={hours}
            disabled={disabledReason !== undefined}
            className="max-w-32"
            {...register('digestHour', { valueAsNumber: true })}
          />
          <TextField
            label="Keep API usage for"
            inputMode="numeric"
            hint="In days, from 7 to 730. Older usage is deleted within an hour. Administration events are kept."
            readOnly={disabledReason !== undefined}
            error={errorOf('usageDays')}
            className="max-w-40"
            {...register('usageDays', { valueAsNumber: true })}
          />
          <SelectField
            label="When a secret is reported as leaked"
            hint="For reports by programs to /leaks. Cloud administrators are alerted in both cases. “End it” also ends its tokens, and disables the credential if it has no other secret."
            options={leakResponses}
            disabled={disabledReason !== undefined}
            className="max-w-48"
            {...register('leakResponse')}
          />
        </>
      )}
    </SettingsForm>
  )
}

/** The typed number of days: null if empty, NaN if it is not a number, which the server refuses. */
function toDays(text: string | number | null): number | null {
  return text === null || String(text).trim() === '' ? null : Number(text)
}
