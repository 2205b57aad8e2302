'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { signIn } from 'next-auth/react'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { ActionState } from '@/components/ui/action-state'
import { Button } from '@/components/ui/button'
import { NewPasswordFields } from '@/components/ui/new-password-fields'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { useAction } from '@/components/ui/use-action'
import { setUpForm, type SetUpForm as Fields, type SetUpInput } from '@/lib/schemas/forms/entry'

interface SetUpFormProps {
  /** From the one-time link. */
  token: string
  action: (input: SetUpInput) => Promise<ActionState<null>>
}

/** Creates the first administrator, and signs them in. */
export function SetUpForm({ token, action }: SetUpFormProps) {
  const { run, failure } = useAction(action)
  const [leaving, setLeaving] = useState(false)
  const { register, handleSubmit, formState } = useForm<Fields>({
    resolver: zodResolver(setUpForm),
    defaultValues: { name: '', email: '', password: '', confirmPassword: '' },
  })
  const errorOf = (field: keyof Fields) => formState.errors[field]?.message ?? failure?.fields[field]

  async function submit({ name, email, password }: Fields) {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const state = await run({ name, email, password, token, timeZone })
    if (!state.ok) return
    setLeaving(true)
    await signIn('credentials', { email, password, redirect: false })
    window.location.assign('/')
  }

  return (
    <form method="post" noValidate onSubmit={handleSubmit(submit)} className="flex flex-col gap-4">
      {failure?.message && <Notice tone="danger">{failure.message}</Notice>}
      <TextField label="Name" autoComplete="name" error={errorOf('name')} {...register('name')} />
      <TextField
        label="Email"
        type="email"
        autoComplete="username"
        error={errorOf('email')}
        {...register('email')}
      />
      <NewPasswordFields
        password={{ ...register('password'), error: errorOf('password') }}
        confirmation={{ ...register('confirmPassword'), error: errorOf('confirmPassword') }}
      />
      <Button
        type="submit"
        variant="primary"
        pending={formState.isSubmitting || leaving}
        className="mt-1 w-full"
      >
        Create administrator
      </Button>
    </form>
  )
}
