'use client'

import { Controller, useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Form } from '@/components/ui/form'
import { LateSuggestField } from '@/components/ui/late-suggest-field'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import { useErrorOf } from '@/components/ui/use-error-of'
import type { AccountForm } from '@/lib/schemas/forms/account'
import type { AccountActions } from './account-view'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<AccountForm>(() =>
  import('@/lib/schemas/forms/account').then(({ accountForm }) => accountForm),
)

interface ProfileFormProps {
  email: string
  account: AccountForm
  /** Every zone of the IANA database that the server knows. */
  timeZones: string[]
  edit: AccountActions['edit']
}

/** Name and time zone. */
export function ProfileForm({ email, account, timeZones, edit }: ProfileFormProps) {
  const { run, pending, failure } = useAction(edit)
  const toast = useToast()
  const form = useForm<AccountForm>({
    resolver,
    defaultValues: account,
  })
  const { register, control, reset, formState } = form
  const errorOf = useErrorOf(form, failure)

  async function submit(fields: AccountForm) {
    const state = await run(fields)
    if (!state.ok) return
    reset(fields)
    toast('Saved your account')
  }

  return (
    <Form keep={{ title: 'Profile', about: { id: email } }} form={form} submit={submit} failure={failure}>
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
          <LateSuggestField
            label="Time zone"
            hint="The console shows and reads times in this zone. Daily notices arrive in its morning."
            error={errorOf('timeZone')}
            suggestions={timeZones.map((value) => ({ value }))}
            {...field}
          />
        )}
      />
      <div>
        <Button type="submit" variant="primary" pending={pending || formState.isSubmitting}>
          Save
        </Button>
      </div>
    </Form>
  )
}
