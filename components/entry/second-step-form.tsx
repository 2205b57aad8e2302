'use client'

import { useEffect } from 'react'
import { useForm } from 'react-hook-form'
import { withPasskey } from '@/components/passkeys/with-passkey'
import { CodeField } from '@/components/ui/code-field'
import { RecoveryCodeField } from '@/components/ui/recovery-code-field'
import { useErrorOf } from '@/components/ui/use-error-of'
import type { CodeForm as Fields } from '@/lib/schemas/forms/entry'
import { EntryForm } from './entry-form'
import { PasskeyButton } from '@/components/passkeys/passkey-button'
import type { SecondStepActions } from './second-step-actions'
import { SignInAgain } from './sign-in-again'
import { useEntry } from './use-entry'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<Fields>(() =>
  import('@/lib/schemas/forms/entry').then(({ codeForm }) => codeForm),
)

interface SecondStepFormProps extends SecondStepActions {
  /** The path to go to afterwards. */
  returnTo: string
  /** Whether to ask for a recovery code. */
  byRecovery: boolean
  /** Whether a passkey would do as well. */
  orPasskey: boolean
}

/** The second step of signing in, with a code. */
export function SecondStepForm(props: SecondStepFormProps) {
  const { returnTo, byRecovery, orPasskey, finish, beginPasskey } = props
  const { way, enter, failure } = useEntry(returnTo)
  const form = useForm<Fields>({ resolver, defaultValues: { code: '' } })
  const { setFocus } = form
  // There is nothing else to do on this page.
  useEffect(() => setFocus('code'), [setFocus])
  const error = useErrorOf(form, failure)('code')
  return (
    <EntryForm
      form={form}
      submit={(fields) => enter('typed', () => finish(fields))}
      submitLabel="Continue"
      leaving={way === 'typed'}
      failure={failure}
      remedy={<SignInAgain failure={failure} />}
      alternative={
        orPasskey && (
          <PasskeyButton
            pending={way === 'passkey'}
            onClick={() =>
              void enter('passkey', () => withPasskey(beginPasskey, (passkey) => finish({ passkey })))
            }
          >
            Use a passkey
          </PasskeyButton>
        )
      }
    >
      {byRecovery ? (
        <RecoveryCodeField error={error} {...form.register('code')} />
      ) : (
        <CodeField
          hint="Each code works once. If codes are refused, check the clock of your phone."
          error={error}
          {...form.register('code')}
        />
      )}
    </EntryForm>
  )
}
