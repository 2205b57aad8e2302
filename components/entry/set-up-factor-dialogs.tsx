'use client'

import { AddPasskeyDialog } from '@/components/account/add-passkey-dialog'
import { ConfirmAppDialog } from '@/components/account/confirm-app-dialog'
import { RecoveryCodesDialog } from '@/components/account/recovery-codes-dialog'
import type { OpenedProps } from '@/components/ui/dialog-host'
import type { SetUpFactorDialog, SetUpFactorGiven } from './set-up-factor'

interface SetUpFactorDialogsProps extends OpenedProps<SetUpFactorDialog> {
  given: SetUpFactorGiven
}

/** The dialogs of the account page, for a second factor that a policy requires. */
export function SetUpFactorDialogs({ opened, given, onClose: close, onOpen: open }: SetUpFactorDialogsProps) {
  const { confirm, passkeys, goOn } = given
  const showCodes = ({ codes }: { codes: string[] }) => open({ kind: 'codes', codes })
  switch (opened.kind) {
    case 'app':
      return <ConfirmAppDialog app={opened.app} confirm={confirm} onConfirmed={showCodes} onClose={close} />
    case 'passkey':
      return (
        passkeys && (
          <AddPasskeyDialog
            actions={passkeys}
            isFirstFactor
            onAdded={(_name, codes) => showCodes(codes)}
            onClose={close}
          />
        )
      )
    case 'codes':
      return <RecoveryCodesDialog codes={opened.codes} onClose={goOn} />
    default:
      return opened satisfies never
  }
}
