'use client'

import { ShieldCheck, ShieldOff } from 'lucide-react'
import { ActionQuestion } from '@/components/ui/action-question'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { dialogHost } from '@/components/ui/dialog-host'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import { useToast } from '@/components/ui/toast'
import type { AccountActions, AppSetUp, TwoFactorView } from './account-view'
import { BeginAppButton } from './begin-app-button'
import { ConfirmAppDialog } from './confirm-app-dialog'
import { RecoveryCodesDialog } from './recovery-codes-dialog'

type Opened =
  | { kind: 'renew' | 'remove' }
  | { kind: 'confirm'; app: AppSetUp }
  | { kind: 'codes'; codes: string[] }

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

const host = dialogHost<Opened>()

/** At so few recovery codes it is time for new ones. */
const fewCodes = 3

/** The reader's two-factor sign-in, with the dialogs that set up and remove the app and renew the recovery codes. */
export function TwoFactorPanel({ twoFactor, actions, reading }: TwoFactorPanelProps) {
  const toast = useToast()
  return (
    <host.Host
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
      {twoFactor ? (
        <On twoFactor={twoFactor} begin={actions.beginTwoFactor} reading={reading} />
      ) : (
        <Off begin={actions.beginTwoFactor} />
      )}
    </host.Host>
  )
}

function Off({ begin }: { begin: AccountActions['beginTwoFactor'] }) {
  const open = host.useOpen()
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-surface border bg-surface px-4 py-3">
      <Badge tone="neutral" icon={<ShieldOff />}>
        Off
      </Badge>
      <BeginAppButton begin={begin} onBegun={(app) => open({ kind: 'confirm', app })}>
        Set up...
      </BeginAppButton>
    </div>
  )
}

interface OnProps extends Pick<TwoFactorPanelProps, 'reading'> {
  twoFactor: TwoFactorView
  begin: AccountActions['beginTwoFactor']
}

function On({ twoFactor, begin, reading }: OnProps) {
  const open = host.useOpen()
  const { since, recoveryCodes } = twoFactor
  const left = recoveryCodes === 1 ? '1 recovery code left' : `${recoveryCodes} recovery codes left`
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-surface border bg-surface px-4 py-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Badge tone="success" icon={<ShieldCheck />}>
            On
          </Badge>
          <span className="text-muted">
            {since ? (
              <>
                Set up <Time value={since} {...reading} />
              </>
            ) : (
              'With your passkeys'
            )}{' '}
            · {left}
          </span>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => open({ kind: 'renew' })}>New recovery codes...</Button>
          {since ? (
            <Button variant="danger-outline" onClick={() => open({ kind: 'remove' })}>
              Remove...
            </Button>
          ) : (
            <BeginAppButton begin={begin} onBegun={(app) => open({ kind: 'confirm', app })}>
              Set up an app...
            </BeginAppButton>
          )}
        </div>
      </div>
      {recoveryCodes <= fewCodes && (
        <Notice tone="warning">
          {recoveryCodes === 0 ? 'You have no recovery codes left.' : `You have ${left}.`} Make new ones now.
        </Notice>
      )}
    </div>
  )
}
