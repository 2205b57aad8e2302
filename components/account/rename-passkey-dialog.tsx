'use client'

import { useForm } from 'react-hook-form'
import { SaveDialog } from '@/components/ui/form-dialog'
import { TextField } from '@/components/ui/text-field'
import type { RenamePasskeyForm } from '@/lib/schemas/forms/passkey'
import type { PasskeyActions, PasskeyView } from './account-view'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<RenamePasskeyForm>(() =>
  import('@/lib/schemas/forms/passkey').then(({ renamePasskeyForm }) => renamePasskeyForm),
)

interface RenamePasskeyDialogProps {
  passkey: PasskeyView
  rename: PasskeyActions['rename']
  onClose: () => void
}

/** Gives a passkey another name. */
export function RenamePasskeyDialog({ passkey, rename, onClose }: RenamePasskeyDialogProps) {
  const form = useForm<RenamePasskeyForm>({
    resolver,
    defaultValues: { name: passkey.name },
  })
  return (
    <SaveDialog
      title="Rename passkey"
      about={{ id: passkey.id }}
      form={form}
      submitLabel="Save"
      save={({ name }) => rename({ passkeyId: passkey.id, name })}
      done="Renamed to"
      onClose={onClose}
    >
      {(errorOf) => (
        <TextField
          label="Name"
          autoComplete="off"
          data-first-focus
          error={errorOf('name')}
          {...form.register('name')}
        />
      )}
    </SaveDialog>
  )
}
