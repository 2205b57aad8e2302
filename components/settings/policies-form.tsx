'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type { ActionState } from '@/components/ui/action-state'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Notice } from '@/components/ui/notice'
import { SelectField } from '@/components/ui/select-field'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import type { Policies } from '@/lib/domain/policy'
import { policiesForm } from '@/lib/schemas/policy'

interface PoliciesFormProps {
  policies: Policies
  save: (policies: Policies) => Promise<ActionState<null>>
  /** Why the reader may not change them. */
  disabledReason?: string
}

const words: { name: keyof Omit<Policies, 'digestHour'>; label: string; hint: string }[] = [
  {
    name: 'requireContactEmail',
    label: 'Require a contact e-mail',
    hint: 'Somebody can be asked about every API client.',
  },
  {
    name: 'requireApplication',
    label: 'Require an application',
    hint: 'It is known what each API client is used by.',
  },
  {
    name: 'requireNetworkRestriction',
    label: 'Require a network restriction',
    hint: 'A leaked secret is worth nothing outside your networks.',
  },
]

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}))

/** What is asked of every API client, and when notices are sent. */
export function PoliciesForm({ policies, save, disabledReason }: PoliciesFormProps) {
  const { run, pending, failure } = useAction(save)
  const toast = useToast()
  const { register, handleSubmit, reset } = useForm<Policies>({
    resolver: zodResolver(policiesForm),
    defaultValues: policies,
  })

  async function submit(chosen: Policies) {
    const state = await run(chosen)
    if (!state.ok) return
    reset(chosen)
    toast('Saved the policies')
  }

  return (
    <form onSubmit={handleSubmit(submit)} className="flex flex-col gap-4">
      {failure?.message && <Notice tone="danger">{failure.message}</Notice>}
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
      </div>
      <SelectField
        label="Digest sent from"
        hint="In each recipient’s time zone: the daily digest of credentials that expire within 14 days."
        options={hours}
        disabled={disabledReason !== undefined}
        className="max-w-32"
        {...register('digestHour', { valueAsNumber: true })}
      />
      <div>
        <Button type="submit" variant="primary" pending={pending} disabledReason={disabledReason}>
          Save policies
        </Button>
      </div>
    </form>
  )
}
