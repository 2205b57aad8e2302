'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type { ActionState } from '@/components/ui/action-state'
import { CodeField } from '@/components/ui/code-field'
import { FormDialog } from '@/components/ui/form-dialog'
import { useAction } from '@/components/ui/use-action'
import { provenForm, type ProvenForm } from '@/lib/schemas/forms/account'
import { CurrentPasswordField } from './current-password-field'

interface ProofDialogProps<Output> {
  title: string
  /** What happens. */
  description: string
  submitLabel: string
  email: string
  action: (input: ProvenForm) => Promise<ActionState<Output>>
  onDone: (output: Output) => void
  onClose: () => void
}

/** Asks for the password and a code before the reader's second factor is changed. */
export function ProofDialog<Output>(props: ProofDialogProps<Output>) {
  const { title, description, submitLabel, email, action, onDone, onClose } = props
  const { run, pending, failure } = useAction(action)
  const form = useForm<ProvenForm>({
    resolver: zodResolver(provenForm),
    defaultValues: { currentPassword: '', code: '' },
  })

  async function submit(fields: ProvenForm) {
    const state = await run(fields)
    if (state.ok) onDone(state.value)
  }

  return (
    <FormDialog
      title={title}
      description={description}
      form={form}
      submitLabel={submitLabel}
      submit={submit}
      pending={pending}
      failure={failure}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <CurrentPasswordField
            email={email}
            error={errorOf('currentPassword')}
            {...form.register('currentPassword')}
          />
          <CodeField
            // A recovery code has letters.
            inputMode="text"
            error={errorOf('code')}
            hint="From your authenticator app, or a recovery code."
            {...form.register('code')}
          />
        </>
      )}
    </FormDialog>
  )
}
