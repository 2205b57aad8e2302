'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { focusFirstError } from '@/components/ui/focus-first-error'
import { Notice } from '@/components/ui/notice'
import { SuggestField } from '@/components/ui/suggest-field'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import { accountForm, type AccountForm } from '@/lib/schemas/forms/account'
import type { AccountActions } from './account-view'

interface ProfileFormProps {
  email: string
  account: AccountForm
  /** Every zone of the IANA database that the server knows. */
  timeZones: string[]
  edit: AccountActions['edit']
}

const formId = 'profile'

/** Name and time zone. */
export function ProfileForm({ email, account, timeZones, edit }: ProfileFormProps) {
  const { run, pending, failure } = useAction(edit)
  const toast = useToast()
  const { register, control, handleSubmit, reset, formState } = useForm<AccountForm>({
    resolver: zodResolver(accountForm),
    defaultValues: account,
  })
  const errorOf = (field: keyof AccountForm) => formState.errors[field]?.message ?? failure?.fields[field]

  async function submit(fields: AccountForm) {
    const state = await run(fields)
    if (!state.ok) return focusFirstError(formId)
    reset(fields)
    toast('Saved your account')
  }

  return (
    <form id={formId} noValidate onSubmit={handleSubmit(submit)} className="flex flex-col gap-4">
      {failure?.message && <Notice tone="danger">{failure.message}</Notice>}
      <TextField label="Name" autoComplete="name" error={errorOf('name')} {...register('name')} />
      <TextField
        label="Email"
        type="email"
        readOnly
        value={email}
        hint="You sign in with this address. It cannot be changed."
      />
      <Controller
        control={control}
        name="timeZone"
        render={({ field }) => (
          <SuggestField
            label="Time zone"
            hint="The console shows times in this zone, and daily notices arrive in its morning."
            error={errorOf('timeZone')}
            suggestions={timeZones.map((value) => ({ value }))}
            {...field}
          />
        )}
      />
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          Save
        </Button>
      </div>
    </form>
  )
}
