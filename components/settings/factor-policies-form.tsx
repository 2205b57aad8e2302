'use client'

import { useForm } from 'react-hook-form'
import type { ActionState } from '@/components/ui/action-state'
import { Link } from '@/components/ui/link'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { FactorRequirement } from '@/lib/domain/factor-policy'
import type { FactorPoliciesForm as Fields } from '@/lib/schemas/forms/policy'
import { SettingsForm } from './settings-form'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<Fields>(() =>
  import('@/lib/schemas/forms/policy').then(({ factorPoliciesForm }) => factorPoliciesForm),
)

/** How many people can sign in, and how many of them with a password alone. */
export interface PeopleCounted {
  all: number
  withoutTwoFactor: number
}

interface FactorPoliciesFormProps {
  people: PeopleCounted
  policies: Fields
  save: (policies: Fields) => Promise<ActionState<null>>
  /** Why the person may not change them. */
  disabledReason?: string
}

const requirements: { value: FactorRequirement; label: string }[] = [
  { value: 'nobody', label: 'Nobody' },
  { value: 'cloud_administrators', label: 'Cloud administrators' },
  { value: 'everyone', label: 'Everyone' },
]

/** Who must have a second factor, and how much time they have to set it up. */
export function FactorPoliciesForm({ people, policies, save, disabledReason }: FactorPoliciesFormProps) {
  const form = useForm<Fields>({ resolver, defaultValues: policies })
  return (
    <SettingsForm title="Two-factor sign-in" form={form} save={save} disabledReason={disabledReason}>
      {(errorOf) => (
        <div className="flex flex-col gap-4 rounded-surface border bg-surface p-4">
          <div className="flex flex-col gap-1">
            <SelectField
              label="Required for"
              hint="They sign in with a passkey, or with a code in addition to their password. Set up your own first."
              options={requirements}
              disabled={disabledReason !== undefined}
              error={errorOf('secondFactorFor')}
              className="max-w-60"
              {...form.register('secondFactorFor')}
            />
            <Missing {...people} />
          </div>
          <TextField
            label="Time to set it up"
            inputMode="numeric"
            hint="In days, from 0 to 90. After that, people without it can only set it up or sign out."
            readOnly={disabledReason !== undefined}
            error={errorOf('secondFactorGraceDays')}
            className="max-w-40"
            {...form.register('secondFactorGraceDays', { valueAsNumber: true })}
          />
        </div>
      )}
    </SettingsForm>
  )
}

/** How many people would have to set it up, with a link to them. */
function Missing({ all, withoutTwoFactor }: PeopleCounted) {
  if (withoutTwoFactor === 0)
    return <p className="text-small text-muted">Everyone who can sign in has one.</p>
  return (
    <Link
      href="/people?state=active&twoFactor=without"
      className="w-fit rounded-[2px] text-small text-accent-text hover:underline"
    >
      {`${withoutTwoFactor} of ${all} ${all === 1 ? 'person has' : 'people have'} none yet.`}
    </Link>
  )
}
