'use client'

import { useForm } from 'react-hook-form'
import { makePasskey } from '@/components/passkeys/browser'
import type { ActionState } from '@/components/ui/action-state'
import { FormDialog } from '@/components/ui/form-dialog'
import { TextField } from '@/components/ui/text-field'
import { useAction } from '@/components/ui/use-action'
import type { AddPasskeyForm } from '@/lib/schemas/forms/passkey'
import type { PasskeyActions, RecoveryCodesView } from './account-view'
import { agentName } from '@/lib/schemas/forms/agent-name'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<AddPasskeyForm>(() =>
  import('@/lib/schemas/forms/passkey').then(({ addPasskeyForm }) => addPasskeyForm),
)

interface AddPasskeyDialogProps {
  actions: Pick<PasskeyActions, 'begin' | 'add'>
  /** Whether the reader has no second factor yet. */
  isFirstFactor: boolean
  onAdded: (name: string, codes: RecoveryCodesView) => void
  onClose: () => void
}

/** Names a new passkey, then asks the browser to make it. */
export function AddPasskeyDialog({ actions, isFirstFactor, onAdded, onClose }: AddPasskeyDialogProps) {
  const { run, pending, failure } = useAction((fields: AddPasskeyForm) => add(actions, fields))
  const form = useForm<AddPasskeyForm>({
    resolver,
    defaultValues: { name: agentName(navigator.userAgent) },
  })

  async function submit(fields: AddPasskeyForm) {
    const state = await run(fields)
    if (state.ok) onAdded(fields.name.trim(), state.value)
  }

  return (
    <FormDialog
      title="Add a passkey"
      about={null}
      description="Your browser asks next where to keep it: on this device, in your password manager, on your phone or on a security key."
      form={form}
      submitLabel="Continue"
      submit={submit}
      pending={pending}
      failure={failure}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <TextField
            label="Name"
            autoComplete="off"
            error={errorOf('name')}
            hint="To recognise it later."
            {...form.register('name')}
          />
          {isFirstFactor && (
            <p className="text-small text-muted">
              After this, your password alone no longer signs you in. You are signed out everywhere else.
            </p>
          )}
        </>
      )}
    </FormDialog>
  )
}

async function add(
  actions: AddPasskeyDialogProps['actions'],
  { name }: AddPasskeyForm,
): Promise<ActionState<RecoveryCodesView>> {
  const options = await actions.begin({})
  if (!options.ok) return options
  const passkey = await makePasskey(options.value)
  return passkey.ok ? actions.add({ name, passkey: passkey.value }) : passkey
}
