'use client'

import { useForm } from 'react-hook-form'
import { withPasskey, type BeginPasskey } from '@/components/passkeys/with-passkey'
import { TextField } from '@/components/ui/text-field'
import type { SignInForm as Fields } from '@/lib/schemas/forms/entry'
import { enterWithPasskey, enterWithPassword } from './enter'
import { EntryForm } from './entry-form'
import { PasskeyButton } from '@/components/passkeys/passkey-button'
import { useEntry } from './use-entry'
import { usePasskeyOffer } from './use-passkey-offer'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<Fields>(() =>
  import('@/lib/schemas/forms/entry').then(({ signInForm }) => signInForm),
)

interface SignInFormProps {
  /** The path to go to afterwards. */
  returnTo: string
  /** Null if browsers make no passkeys for this server. */
  beginPasskey: BeginPasskey | null
}

/** Signs in with e-mail and password, or with a passkey alone. */
export function SignInForm({ returnTo, beginPasskey }: SignInFormProps) {
  const { way, enter, failure } = useEntry(returnTo)
  const form = useForm<Fields>({
    resolver,
    defaultValues: { email: '', password: '' },
  })
  const { register, formState } = form
  const field = (name: keyof Fields) => ({ ...register(name), error: formState.errors[name]?.message })

  usePasskeyOffer({
    begin: beginPasskey,
    paused: way !== null,
    onAnswer: (answer) => void enter('passkey', () => enterWithPasskey(answer)),
  })

  return (
    <EntryForm
      form={form}
      submit={(fields) => enter('typed', () => enterWithPassword(fields))}
      submitLabel="Sign in"
      leaving={way === 'typed'}
      failure={failure}
      alternative={
        beginPasskey && (
          <PasskeyButton
            pending={way === 'passkey'}
            onClick={() => void enter('passkey', () => withPasskey(beginPasskey, enterWithPasskey))}
          >
            Sign in with a passkey
          </PasskeyButton>
        )
      }
      note="Forgot your password? Ask a cloud administrator for a new sign-in link."
    >
      <TextField
        label="Email"
        type="email"
        // Browsers then suggest passkeys too.
        autoComplete={beginPasskey ? 'username webauthn' : 'username'}
        {...field('email')}
      />
      <TextField label="Password" type="password" autoComplete="current-password" {...field('password')} />
    </EntryForm>
  )
}
