'use client'

import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { ActionState } from '@/components/ui/action-state'
import { NewPasswordFields } from '@/components/ui/new-password-fields'
import { TextField } from '@/components/ui/text-field'
import { useAction } from '@/components/ui/use-action'
import { useErrorOf } from '@/components/ui/use-error-of'
import type { ChoosePasswordForm as Fields, ChoosePasswordInput } from '@/lib/schemas/forms/entry'
import { enterWithPassword } from './enter'
import { EntryForm } from './entry-form'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<Fields>(() =>
  import('@/lib/schemas/forms/entry').then(({ choosePasswordForm }) => choosePasswordForm),
)

interface ChoosePasswordFormProps {
  /** The token of the one-time link. */
  token: string
  email: string
  action: (input: ChoosePasswordInput) => Promise<ActionState<{ email: string }>>
}

/** Sets the password of the person who has the link, and signs them in. */
export function ChoosePasswordForm({ token, email, action }: ChoosePasswordFormProps) {
  const { run, failure } = useAction(action)
  const [leaving, setLeaving] = useState(false)
  const form = useForm<Fields>({
    resolver,
    defaultValues: { password: '', confirmPassword: '' },
  })
  const { register } = form
  const errorOf = useErrorOf(form, failure)
  const field = (name: keyof Fields) => ({
    ...register(name),
    error: errorOf(name),
  })

  async function submit({ password }: Fields) {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const state = await run({ token, password, timeZone })
    if (!state.ok) return
    setLeaving(true)
    await enterWithPassword({ email: state.value.email, password })
    // If signing in failed, the console redirects to the sign-in page.
    window.location.assign('/')
  }

  return (
    <EntryForm form={form} submit={submit} submitLabel="Choose password" leaving={leaving} failure={failure}>
      <TextField label="Email" type="email" autoComplete="username" readOnly value={email} />
      <NewPasswordFields field={field} />
    </EntryForm>
  )
}
