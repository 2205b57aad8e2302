'use client'

import { ActionQuestion } from '@/components/ui/action-question'
import type { OpenedProps } from '@/components/ui/dialog-host'
import { useToast } from '@/components/ui/toast'
import { ConfirmAppDialog } from './confirm-app-dialog'
import { RecoveryCodesDialog } from './recovery-codes-dialog'
import type { TwoFactorDialog, TwoFactorGiven } from './two-factor-state'

interface TwoFactorDialogsProps extends OpenedProps<TwoFactorDialog> {
  given: TwoFactorGiven
}

/** The dialog that is open over the reader's two-factor sign-in: it sets up or removes the app, or renews the recovery codes. */
export function TwoFactorDialogs({ opened, given, onClose: close, onOpen: open }: TwoFactorDialogsProps) {
  const { twoFactor, actions } = given
  const toast = useToast()
  switch (opened.kind) {
    case 'confirm':
      return (
        <ConfirmAppDialog
          app={opened.app}
          confirm={actions.confirmTwoFactor}
          onConfirmed={({ codes }) => (codes.length > 0 ? open({ kind: 'codes', codes }) : close())}
          onClose={close}
        />
      )
    case 'codes':
      return <RecoveryCodesDialog codes={opened.codes} onClose={close} />
    case 'renew':
      return (
        <ActionQuestion
          title="New recovery codes"
          confirmLabel="Make new codes"
          tone="primary"
          action={actions.replaceRecoveryCodes}
          input={{}}
          onDone={({ codes }) => open({ kind: 'codes', codes })}
          onClose={close}
        >
          The old ones stop working.
        </ActionQuestion>
      )
    case 'remove':
      return (
        <ActionQuestion
          title="Remove authenticator app"
          confirmLabel="Remove"
          action={actions.removeTwoFactor}
          input={{}}
          onDone={() => {
            toast('Removed the authenticator app')
            close()
          }}
          onClose={close}
        >
          {twoFactor && twoFactor.passkeys > 0
            ? 'Your passkeys and recovery codes keep working.'
            : 'Your password alone will sign you in, and your recovery codes stop working.'}
        </ActionQuestion>
      )
    default:
      return opened satisfies never
  }
}
