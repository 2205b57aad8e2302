'use client'

import { useForm } from 'react-hook-form'
import type { ActionState } from '@/components/ui/action-state'
import { Fieldset } from '@/components/ui/fieldset'
import type { ErrorOf } from '@/components/ui/use-error-of'
import { TextField } from '@/components/ui/text-field'
import type { SessionPoliciesForm as Fields } from '@/lib/schemas/forms/policy'
import { SettingsForm } from './settings-form'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<Fields>(() =>
  import('@/lib/schemas/forms/policy').then(({ sessionPoliciesForm }) => sessionPoliciesForm),
)

interface SessionPoliciesFormProps {
  policies: Fields
  save: (policies: Fields) => Promise<ActionState<null>>
  /** Why the person may not change them. */
  disabledReason?: string
}

const groups: { legend: string; idle: keyof Fields; longest: keyof Fields }[] = [
  { legend: 'Cloud administrators', idle: 'administratorIdleMinutes', longest: 'administratorSessionHours' },
  { legend: 'Other roles', idle: 'idleMinutes', longest: 'sessionHours' },
]

/** When sessions end, after a time without a request and in any case, and when people confirm again that it is them. */
export function SessionPoliciesForm({ policies, save, disabledReason }: SessionPoliciesFormProps) {
  const form = useForm<Fields>({ resolver, defaultValues: policies })
  const field = (name: keyof Fields, errorOf: ErrorOf<Fields>) => ({
    inputMode: 'numeric' as const,
    readOnly: disabledReason !== undefined,
    error: errorOf(name),
    className: 'max-w-40',
    ...form.register(name, { valueAsNumber: true }),
  })

  return (
    <SettingsForm title="Sessions" form={form} save={save} disabledReason={disabledReason}>
      {(errorOf) => (
        <>
          {groups.map(({ legend, idle, longest }) => (
            <Fieldset key={legend} legend={legend}>
              <div className="flex flex-col gap-4 rounded-surface border bg-surface p-4">
                <TextField
                  label="Sign out when idle for"
                  hint="In minutes, from 5 to 1,440. A dialog warns two minutes before."
                  {...field(idle, errorOf)}
                />
                <TextField
                  label="Longest session"
                  hint="In hours, from 1 to 720. After it people sign in again, even if they are not idle."
                  {...field(longest, errorOf)}
                />
              </div>
            </Fieldset>
          ))}
          <Fieldset legend="Important changes">
            <div className="flex flex-col gap-4 rounded-surface border bg-surface p-4">
              <TextField
                label="Confirm again after"
                hint="In minutes, from 5 to 60. Changes such as creating a credential or resetting a secret then ask again for your second factor or password."
                {...field('stepUpMinutes', errorOf)}
              />
            </div>
          </Fieldset>
        </>
      )}
    </SettingsForm>
  )
}
