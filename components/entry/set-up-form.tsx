'use client'

import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { ActionState } from '@/components/ui/action-state'
import { NewPasswordFields } from '@/components/ui/new-password-fields'
import { TextField } from '@/components/ui/text-field'
import { useAction } from '@/components/ui/use-action'
import { useErrorOf } from '@/components/ui/use-error-of'
import type { SetUpForm as Fields, SetUpInput } from '@/lib/schemas/forms/entry'
import { enterWithPassword } from './enter'
import { EntryForm } from './entry-form'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<Fields>(() =>
  import('@/lib/schemas/forms/entry').then(({ setUpForm }) => setUpForm),
)

interface SetUpFormProps {
  /** The token of the one-time link. */
  token: string
  action: (input: SetUpInput) => Promise<ActionState<null>>
}

/** Creates the first administrator and signs them in. */
export function SetUpForm({ token, action }: SetUpFormProps) {
  const { run, failure } = useAction(action)
  const [leaving, setLeaving] = useState(false)
  const form = useForm<Fields>({
    resolver,
    defaultValues: { name: '', email: '', password: '', confirmPassword: '' },
  })
  const { register } = form
  const errorOf = useErrorOf(form, failure)
  const field = (name: keyof Fields) => ({
    ...register(name),
    error: errorOf(name),
  })

  async function submit({ name, email, password }: Fields) {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const state = await run({ name, email, password, token, timeZone })
    if (!state.ok) return
    setLeaving(true)
    await enterWithPassword({ email, password })
    window.location.assign('/')
  }

  return (
    <EntryForm
      form={form}
      submit={submit}
      submitLabel="Create administrator"
      leaving={leaving}
      failure={failure}
    >
      <TextField label="Name" autoComplete="name" {...field('name')} />
      <TextField label="Email" type="email" autoComplete="username" {...field('email')} />
      <NewPasswordFields field={field} />
    </EntryForm>
  )
}
