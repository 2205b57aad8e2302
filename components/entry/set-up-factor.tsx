'use client'

import { AddPasskeyDialog } from '@/components/account/add-passkey-dialog'
import type { AccountActions, AppSetUp, PasskeyActions } from '@/components/account/account-view'
import { BeginAppButton } from '@/components/account/begin-app-button'
import { ConfirmAppDialog } from '@/components/account/confirm-app-dialog'
import { RecoveryCodesDialog } from '@/components/account/recovery-codes-dialog'
import { Button } from '@/components/ui/button'
import { dialogHost } from '@/components/ui/dialog-host'
import { NeedsScript } from '@/components/ui/needs-script'
import { LeaveButton } from './leave-button'
import { PasskeyButton } from '@/components/passkeys/passkey-button'

type Opened = { kind: 'app'; app: AppSetUp } | { kind: 'passkey' } | { kind: 'codes'; codes: string[] }

interface SetUpFactorProps {
  /** The path to go to afterwards. */
  returnTo: string
  /** Whether it is still to be set up. */
  isDue: boolean
  actions: Pick<AccountActions, 'beginTwoFactor' | 'confirmTwoFactor'>
  /** Null if browsers make no passkeys for this address. */
  passkeys: Pick<PasskeyActions, 'begin' | 'add'> | null
}

const host = dialogHost<Opened>()

/** Sets up the second factor that a policy requires, with the dialogs of the account page, and then goes on. */
export function SetUpFactor({ returnTo, isDue, actions, passkeys }: SetUpFactorProps) {
  // A full page load, as after signing in.
  const goOn = () => window.location.assign(returnTo)
  return (
    <host.Host
      render={(opened, close, open) => {
        const showCodes = ({ codes }: { codes: string[] }) => open({ kind: 'codes', codes })
        switch (opened.kind) {
          case 'app':
            return (
              <ConfirmAppDialog
                app={opened.app}
                confirm={actions.confirmTwoFactor}
                onConfirmed={showCodes}
                onClose={close}
              />
            )
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
      }}
    >
      {isDue ? (
        <Ways begin={actions.beginTwoFactor} hasPasskeys={passkeys !== null} />
      ) : (
        <Button variant="primary" className="w-full" onClick={goOn}>
          Continue
        </Button>
      )}
    </host.Host>
  )
}

function Ways({ begin, hasPasskeys }: { begin: AccountActions['beginTwoFactor']; hasPasskeys: boolean }) {
  const open = host.useOpen()
  return (
    <div className="flex flex-col gap-3">
      <NeedsScript />
      {hasPasskeys && (
        <PasskeyButton variant="primary" onClick={() => open({ kind: 'passkey' })}>
          Add a passkey
        </PasskeyButton>
      )}
      <BeginAppButton
        variant={hasPasskeys ? 'secondary' : 'primary'}
        className="w-full"
        begin={begin}
        onBegun={(app) => open({ kind: 'app', app })}
      >
        Set up an authenticator app
      </BeginAppButton>
      <p className="mt-1 text-small text-pretty text-muted">
        A passkey uses your fingerprint, face, PIN or security key. An authenticator app, such as Aegis, 2FAS
        or Google Authenticator, shows codes on your phone.
      </p>
      <div className="text-small">
        <LeaveButton />
      </div>
    </div>
  )
}
