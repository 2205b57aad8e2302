'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { signIn } from 'next-auth/react'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { ActionFailure } from '@/components/ui/action-state'
import { TextField } from '@/components/ui/text-field'
import { signInForm, type SignInForm as Fields } from '@/lib/schemas/forms/entry'
import { readThrottledCode } from '@/lib/schemas/forms/entry'
import { EntryForm } from './entry-form'
import { tooManyAttempts } from './too-many-attempts'

/** The message for an error code of the sign-in service. */
function said(error: string | null | undefined): string {
  const wait = readThrottledCode(error)
  if (wait !== null) return tooManyAttempts(wait)
  if (error === 'CredentialsSignin') return 'The e-mail or password is incorrect.'
  return 'The server did not answer as expected. Try again.'
}

/** Signs in with e-mail and password. One message covers every failure. */
export function SignInForm({ returnTo }: { returnTo: string }) {
  const [failure, setFailure] = useState<ActionFailure | null>(null)
  const [leaving, setLeaving] = useState(false)
  const form = useForm<Fields>({
    resolver: zodResolver(signInForm),
    defaultValues: { email: '', password: '' },
  })
  const { register, formState } = form

  async function submit(fields: Fields) {
    setFailure(null)
    const answer = await signIn('credentials', { ...fields, redirect: false }).catch(() => undefined)
    if (answer?.ok) {
      setLeaving(true)
      // A full page load, so that nothing from before sign-in is kept.
      window.location.assign(returnTo)
    } else {
      setFailure({ ok: false, message: said(answer?.error), fields: {} })
    }
  }

  const field = (name: keyof Fields) => ({ ...register(name), error: formState.errors[name]?.message })
  return (
    <EntryForm
      form={form}
      submit={submit}
      submitLabel="Sign in"
      leaving={leaving}
      failure={failure}
      note="Forgot your password? Ask a cloud administrator for a new sign-in link."
    >
      <TextField label="Email" type="email" autoComplete="username" {...field('email')} />
      <TextField label="Password" type="password" autoComplete="current-password" {...field('password')} />
    </EntryForm>
  )
}
