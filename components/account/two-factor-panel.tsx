'use client'

import { ActionQuestion } from '@/components/ui/action-question'
import { useToast } from '@/components/ui/toast'
import type { AccountActions, TwoFactorView } from './account-view'
import { ConfirmAppDialog } from './confirm-app-dialog'
import { RecoveryCodesDialog } from './recovery-codes-dialog'
import { TwoFactorState, twoFactorDialogs } from './two-factor-state'

type TwoFactorActions = Pick<
  AccountActions,
  'beginTwoFactor' | 'confirmTwoFactor' | 'removeTwoFactor' | 'replaceRecoveryCodes'
>

interface TwoFactorPanelProps {
  /** Null if it is not set up. */
  twoFactor: TwoFactorView | null
  actions: TwoFactorActions
  /** The moment of rendering and the reader's zone. */
  reading: { now: string; timeZone: string }
}

/** The reader's two-factor sign-in, with the dialogs that set up and remove the app and renew the recovery codes. */
export function TwoFactorPanel({ twoFactor, actions, reading }: TwoFactorPanelProps) {
  const toast = useToast()
  return (
    <twoFactorDialogs.Host
      render={(opened, close, open) => {
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
      }}
    >
      <TwoFactorState twoFactor={twoFactor} begin={actions.beginTwoFactor} reading={reading} />
    </twoFactorDialogs.Host>
  )
}
