'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { signOut } from 'next-auth/react'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import type { ActionState } from '@/components/ui/action-state'
import { Button } from '@/components/ui/button'
import { CodeField } from '@/components/ui/code-field'
import { Link } from '@/components/ui/link'
import { TextField } from '@/components/ui/text-field'
import { useAction } from '@/components/ui/use-action'
import { finishSignInForm, type FinishSignInForm as Fields } from '@/lib/schemas/forms/entry'
import { EntryForm } from './entry-form'

interface SecondStepFormProps {
  /** The path to go to afterwards. */
  returnTo: string
  /** Whether to ask for a recovery code. */
  byRecovery: boolean
  finish: (input: Fields) => Promise<ActionState<null>>
}

const linkLook = 'rounded-[2px] text-accent-text hover:underline'

/** The second step of signing in. */
export function SecondStepForm({ returnTo, byRecovery, finish }: SecondStepFormProps) {
  const { run, failure } = useAction(finish)
  const [leaving, setLeaving] = useState(false)
  const form = useForm<Fields>({ resolver: zodResolver(finishSignInForm), defaultValues: { code: '' } })
  const { setFocus } = form
  // There is nothing else to do on this page.
  useEffect(() => setFocus('code'), [setFocus])
  const error = form.formState.errors.code?.message ?? failure?.fields.code

  async function submit(fields: Fields) {
    const state = await run(fields)
    if (!state.ok) return
    setLeaving(true)
    // A full page load, as after the first step.
    window.location.assign(returnTo)
  }

  const again = failure?.stale && (
    <Button size="sm" onClick={() => window.location.reload()}>
      Sign in again
    </Button>
  )
  const other = new URLSearchParams({
    callbackUrl: returnTo,
    ...(!byRecovery && { with: 'recovery-code' }),
  })
  return (
    <>
      <EntryForm
        form={form}
        submit={submit}
        submitLabel="Continue"
        leaving={leaving}
        failure={failure}
        remedy={again}
      >
        {byRecovery ? (
          <TextField
            label="Recovery code"
            autoComplete="off"
            spellCheck={false}
            autoCapitalize="characters"
            className="font-mono text-mono"
            error={error}
            {...form.register('code')}
          />
        ) : (
          <CodeField
            hint="Each code works once. If codes are refused, check the clock of your phone."
            error={error}
            {...form.register('code')}
          />
        )}
      </EntryForm>
      <div className="flex flex-wrap justify-between gap-x-6 gap-y-2 text-small">
        <Link href={`/login?${other}`} className={linkLook}>
          {byRecovery ? 'Use your authenticator app' : 'Use a recovery code'}
        </Link>
        <button
          type="button"
          className={`cursor-pointer ${linkLook}`}
          onClick={() => void signOut({ callbackUrl: '/login' })}
        >
          Cancel and sign out
        </button>
      </div>
      <p className="text-small text-muted">
        Lost both? Ask a cloud administrator to reset your two-factor sign-in.
      </p>
    </>
  )
}
