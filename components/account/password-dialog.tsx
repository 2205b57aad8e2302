'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { FormDialog } from '@/components/ui/form-dialog'
import { useAction } from '@/components/ui/use-action'
import { beginTwoFactorForm, type BeginTwoFactorForm } from '@/lib/schemas/forms/account'
import type { AccountActions, AppSetUp } from './account-view'
import { CurrentPasswordField } from './current-password-field'

interface PasswordDialogProps {
  email: string
  begin: AccountActions['beginTwoFactor']
  onBegun: (app: AppSetUp) => void
  onClose: () => void
}

/** The first step of setting up two-factor sign-in: the password, so that nobody else sets it up at an open browser. */
export function PasswordDialog({ email, begin, onBegun, onClose }: PasswordDialogProps) {
  const { run, pending, failure } = useAction(begin)
  const form = useForm<BeginTwoFactorForm>({
    resolver: zodResolver(beginTwoFactorForm),
    defaultValues: { currentPassword: '' },
  })

  async function submit(fields: BeginTwoFactorForm) {
    const state = await run(fields)
    if (state.ok) onBegun(state.value)
  }

  return (
    <FormDialog
      title="Set up two-factor sign-in"
      description="You need an authenticator app on your phone, such as Aegis, 2FAS or Google Authenticator, or a password manager that shows codes."
      form={form}
      submitLabel="Continue"
      submit={submit}
      pending={pending}
      failure={failure}
      onClose={onClose}
    >
      {(errorOf) => (
        <CurrentPasswordField
          email={email}
          error={errorOf('currentPassword')}
          {...form.register('currentPassword')}
        />
      )}
    </FormDialog>
  )
}
