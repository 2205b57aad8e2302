'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type { ActionState } from '@/components/ui/action-state'
import { Button } from '@/components/ui/button'
import { Fieldset } from '@/components/ui/fieldset'
import { Form } from '@/components/ui/form'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import { sessionPoliciesForm, type SessionPoliciesForm as Fields } from '@/lib/schemas/forms/policy'

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

/** When sessions end: after a time without a request, and in any case. */
export function SessionPoliciesForm({ policies, save, disabledReason }: SessionPoliciesFormProps) {
  const { run, pending, failure } = useAction(save)
  const toast = useToast()
  const form = useForm<Fields>({ resolver: zodResolver(sessionPoliciesForm), defaultValues: policies })
  const { register, reset, formState } = form
  const field = (name: keyof Fields) => ({
    inputMode: 'numeric' as const,
    readOnly: disabledReason !== undefined,
    error: formState.errors[name]?.message ?? failure?.fields[name],
    className: 'max-w-40',
    ...register(name, { valueAsNumber: true }),
  })

  async function submit(chosen: Fields) {
    const state = await run(chosen)
    if (!state.ok) return
    reset(chosen)
    toast('Saved the policies')
  }

  return (
    <Form form={form} submit={submit} failure={failure}>
      {groups.map(({ legend, idle, longest }) => (
        <Fieldset key={legend} legend={legend}>
          <div className="flex flex-col gap-4 rounded-surface border bg-surface p-4">
            <TextField
              label="Sign out when idle for"
              hint="In minutes, from 5 to 1,440. A dialog warns two minutes before."
              {...field(idle)}
            />
            <TextField
              label="Longest session"
              hint="In hours, from 1 to 720. After it people sign in again, even if they are not idle."
              {...field(longest)}
            />
          </div>
        </Fieldset>
      ))}
      <div>
        <Button type="submit" variant="primary" pending={pending} disabledReason={disabledReason}>
          Save policies
        </Button>
      </div>
    </Form>
  )
}
