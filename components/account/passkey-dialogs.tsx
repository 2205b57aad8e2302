'use client'

import { Quoted } from '@/components/ui/quoted'
import { ActionQuestion } from '@/components/ui/action-question'
import type { OpenedProps } from '@/components/ui/dialog-host'
import { useToast } from '@/components/ui/toast'
import { AddPasskeyDialog } from './add-passkey-dialog'
import type { PasskeyDialog, PasskeysGiven } from './passkeys-section'
import { RecoveryCodesDialog } from './recovery-codes-dialog'
import { RenamePasskeyDialog } from './rename-passkey-dialog'

interface PasskeyDialogsProps extends OpenedProps<PasskeyDialog> {
  given: PasskeysGiven
}

/** The dialog that is open over the reader's passkeys: it adds, renames or removes one. */
export function PasskeyDialogs({ opened, given, onClose: close, onOpen: open }: PasskeyDialogsProps) {
  const { passkeys, hasApp, actions } = given
  const toast = useToast()
  switch (opened.kind) {
    case 'add':
      return (
        <AddPasskeyDialog
          actions={actions}
          isFirstFactor={passkeys.length === 0 && !hasApp}
          onAdded={(name, { codes }) => {
            toast(`Added the passkey “${name}”`)
            if (codes.length > 0) open({ kind: 'codes', codes })
            else close()
          }}
          onClose={close}
        />
      )
    case 'codes':
      return <RecoveryCodesDialog codes={opened.codes} onClose={close} />
    case 'rename':
      return <RenamePasskeyDialog passkey={opened.passkey} rename={actions.rename} onClose={close} />
    case 'remove':
      return (
        <ActionQuestion
          title="Remove passkey"
          confirmLabel="Remove"
          action={actions.remove}
          input={{ passkeyId: opened.passkey.id }}
          onDone={() => {
            toast(`Removed the passkey “${opened.passkey.name}”`)
            close()
          }}
          onClose={close}
        >
          <p>
            <Quoted>{opened.passkey.name}</Quoted> no longer signs you in.
          </p>
          <p>
            {passkeys.length === 1 && !hasApp
              ? 'It is your only second factor. Your password alone will sign you in, and your recovery codes stop working.'
              : 'Delete it on your device too.'}
          </p>
        </ActionQuestion>
      )
    default:
      return opened satisfies never
  }
}
