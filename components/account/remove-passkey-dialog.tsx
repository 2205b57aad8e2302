'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { FormDialog } from '@/components/ui/form-dialog'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import { removePasskeyForm, type RemovePasskeyForm } from '@/lib/schemas/forms/passkey'
import type { PasskeyActions, PasskeyView } from './account-view'
import { CurrentPasswordField } from './current-password-field'

interface RemovePasskeyDialogProps {
  email: string
  passkey: PasskeyView
  /** Whether the reader has no other second factor. */
  isLastFactor: boolean
  remove: PasskeyActions['remove']
  onClose: () => void
}

/** Removes a passkey of someone who enters their password. */
export function RemovePasskeyDialog(props: RemovePasskeyDialogProps) {
  const { email, passkey, isLastFactor, remove, onClose } = props
  const { run, pending, failure } = useAction(remove)
  const toast = useToast()
  const form = useForm<RemovePasskeyForm>({
    resolver: zodResolver(removePasskeyForm),
    defaultValues: { currentPassword: '' },
  })

  async function submit({ currentPassword }: RemovePasskeyForm) {
    const state = await run({ passkeyId: passkey.id, currentPassword })
    if (!state.ok) return
    toast(`Removed the passkey “${passkey.name}”`)
    onClose()
  }

  return (
    <FormDialog
      title="Remove passkey"
      description={`“${passkey.name}” no longer signs you in. ${
        isLastFactor
          ? 'It is your only second factor: afterwards your password alone signs you in, and your recovery codes stop working.'
          : 'Delete it where your device keeps it too.'
      }`}
      form={form}
      submitLabel="Remove"
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
