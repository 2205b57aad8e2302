'use client'

import type { AccountActions, AppSetUp, PasskeyActions } from '@/components/account/account-view'
import { BeginAppButton } from '@/components/account/begin-app-button'
import { Button } from '@/components/ui/button'
import { dialogHost } from '@/components/ui/dialog-host'
import { NeedsScript } from '@/components/ui/needs-script'
import { LeaveButton } from './leave-button'
import { PasskeyButton } from '@/components/passkeys/passkey-button'

/** The dialogs that can be open. */
export type SetUpFactorDialog =
  | { kind: 'app'; app: AppSetUp }
  | { kind: 'passkey' }
  | { kind: 'codes'; codes: string[] }

interface SetUpFactorProps {
  /** The path to go to afterwards. */
  returnTo: string
  /** Whether it is still to be set up. */
  isDue: boolean
  actions: Pick<AccountActions, 'beginTwoFactor' | 'confirmTwoFactor'>
  /** Null if browsers make no passkeys for this address. */
  passkeys: Pick<PasskeyActions, 'begin' | 'add'> | null
}

/** What the dialogs need of the page. */
export interface SetUpFactorGiven {
  confirm: AccountActions['confirmTwoFactor']
  /** Null if browsers make no passkeys for this address. */
  passkeys: Pick<PasskeyActions, 'begin' | 'add'> | null
  /** Called once the factor is set up. */
  goOn: () => void
}

const host = dialogHost<SetUpFactorDialog, SetUpFactorGiven>(() =>
  import('./set-up-factor-dialogs').then(({ SetUpFactorDialogs }) => SetUpFactorDialogs),
)

/** Sets up the second factor that a policy requires, with the dialogs of the account page, and then goes on. */
export function SetUpFactor({ returnTo, isDue, actions, passkeys }: SetUpFactorProps) {
  // A full page load, as after signing in.
  const goOn = () => window.location.assign(returnTo)
  return (
    <host.Host given={{ confirm: actions.confirmTwoFactor, passkeys, goOn }}>
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
  const { open, prepare } = host.useDoors()
  return (
    <div className="flex flex-col gap-3">
      <NeedsScript />
      {hasPasskeys && (
        <PasskeyButton variant="primary" prepare={prepare} onClick={() => open({ kind: 'passkey' })}>
          Add a passkey
        </PasskeyButton>
      )}
      <BeginAppButton
        variant={hasPasskeys ? 'secondary' : 'primary'}
        className="w-full"
        begin={begin}
        prepare={prepare}
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
