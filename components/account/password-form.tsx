'use client'

import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Form } from '@/components/ui/form'
import { NewPasswordFields } from '@/components/ui/new-password-fields'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import { useErrorOf } from '@/components/ui/use-error-of'
import type { ChangePasswordForm } from '@/lib/schemas/forms/account'
import type { AccountActions } from './account-view'
import { CurrentPasswordField } from './current-password-field'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<ChangePasswordForm>(() =>
  import('@/lib/schemas/forms/account').then(({ changePasswordForm }) => changePasswordForm),
)

interface PasswordFormProps {
  /** For password managers, which store it with the password. */
  email: string
  changePassword: AccountActions['changePassword']
}

const empty: ChangePasswordForm = { currentPassword: '', password: '', confirmPassword: '' }

/** Changes the password of a person who knows the current one. */
export function PasswordForm({ email, changePassword }: PasswordFormProps) {
  const { run, pending, failure } = useAction(changePassword)
  const toast = useToast()
  const form = useForm<ChangePasswordForm>({
    resolver,
    defaultValues: empty,
  })
  const { register, reset, formState } = form
  const errorOf = useErrorOf(form, failure)
  const field = (name: keyof ChangePasswordForm) => ({
    ...register(name),
    error: errorOf(name),
  })

  async function submit({ currentPassword, password }: ChangePasswordForm) {
    const state = await run({ currentPassword, password })
    if (!state.ok) return
    reset(empty)
    const { sessions } = state.value
    toast('Changed your password', sessions > 0 ? 'You are signed out everywhere else.' : undefined)
  }

  return (
    <Form keep={null} form={form} submit={submit} failure={failure}>
      <CurrentPasswordField email={email} {...field('currentPassword')} />
      <NewPasswordFields label="New password" field={field} />
      <div>
        <Button type="submit" variant="primary" pending={pending || formState.isSubmitting}>
          Change password
        </Button>
      </div>
    </Form>
  )
}
