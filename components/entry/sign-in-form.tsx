'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { signIn } from 'next-auth/react'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { signInForm, type SignInForm as Fields } from '@/lib/schemas/forms/entry'
import { readThrottledCode } from '@/lib/schemas/forms/entry'
import { tooManyAttempts } from './too-many-attempts'

/** What is said to an error code of the sign-in service. */
function said(error: string | null | undefined): string {
  const wait = readThrottledCode(error)
  if (wait !== null) return tooManyAttempts(wait)
  if (error === 'CredentialsSignin') return 'E-mail or password is wrong.'
  return 'The server did not answer as expected. Try again.'
}

/** E-mail and password; one message for whatever is wrong. */
export function SignInForm({ returnTo }: { returnTo: string }) {
  const [failure, setFailure] = useState<string | null>(null)
  const [leaving, setLeaving] = useState(false)
  const { register, handleSubmit, formState } = useForm<Fields>({
    resolver: zodResolver(signInForm),
    defaultValues: { email: '', password: '' },
  })

  async function submit(fields: Fields) {
    setFailure(null)
    const answer = await signIn('credentials', { ...fields, redirect: false }).catch(() => undefined)
    if (answer?.ok) {
      setLeaving(true)
      // Loaded anew rather than navigated to, so that nothing a stranger saw is kept.
      window.location.assign(returnTo)
    } else {
      setFailure(said(answer?.error))
    }
  }

  return (
    <form method="post" noValidate onSubmit={handleSubmit(submit)} className="flex flex-col gap-4">
      {failure && <Notice tone="danger">{failure}</Notice>}
      <TextField
        label="Email"
        type="email"
        autoComplete="username"
        error={formState.errors.email?.message}
        {...register('email')}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        error={formState.errors.password?.message}
        {...register('password')}
      />
      <Button
        type="submit"
        variant="primary"
        pending={formState.isSubmitting || leaving}
        className="mt-1 w-full"
      >
        Sign in
      </Button>
      <p className="text-small text-muted">
        Forgot it? A cloud administrator can give you a new sign-in link.
      </p>
    </form>
  )
}
