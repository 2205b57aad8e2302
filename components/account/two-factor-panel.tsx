'use client'

import { ShieldCheck, ShieldOff } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { dialogHost } from '@/components/ui/dialog-host'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import { useToast } from '@/components/ui/toast'
import type { AccountActions, AppSetUp, TwoFactorView } from './account-view'
import { ConfirmAppDialog } from './confirm-app-dialog'
import { PasswordDialog } from './password-dialog'
import { ProofDialog } from './proof-dialog'
import { RecoveryCodesDialog } from './recovery-codes-dialog'

type Opened =
  | { kind: 'begin' | 'renew' | 'remove' }
  | { kind: 'confirm'; app: AppSetUp }
  | { kind: 'codes'; codes: string[] }

type TwoFactorActions = Pick<
  AccountActions,
  'beginTwoFactor' | 'confirmTwoFactor' | 'removeTwoFactor' | 'replaceRecoveryCodes'
>

interface TwoFactorPanelProps {
  /** For password managers. */
  email: string
  /** Null if it is not set up. */
  twoFactor: TwoFactorView | null
  actions: TwoFactorActions
  /** The moment of rendering and the reader's zone. */
  reading: { now: string; timeZone: string }
}

const host = dialogHost<Opened>()

/** At so few recovery codes it is time for new ones. */
const fewCodes = 3

/** The reader's two-factor sign-in, with the dialogs that set it up, renew its recovery codes and remove it. */
export function TwoFactorPanel({ email, twoFactor, actions, reading }: TwoFactorPanelProps) {
  const toast = useToast()
  return (
    <host.Host
      render={(opened, close, open) => {
        switch (opened.kind) {
          case 'begin':
            return (
              <PasswordDialog
                email={email}
                begin={actions.beginTwoFactor}
                onBegun={(app) => open({ kind: 'confirm', app })}
                onClose={close}
              />
            )
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
              <ProofDialog
                title="New recovery codes"
                description="The old ones stop working."
                submitLabel="Make new codes"
                email={email}
                action={actions.replaceRecoveryCodes}
                onDone={({ codes }) => open({ kind: 'codes', codes })}
                onClose={close}
              />
            )
          case 'remove':
            return (
              <ProofDialog
                title="Remove two-factor sign-in"
                description={
                  twoFactor && twoFactor.passkeys > 0
                    ? 'Afterwards your passkeys remain, and your recovery codes.'
                    : 'Afterwards your password alone signs you in. Your recovery codes stop working.'
                }
                submitLabel="Remove"
                email={email}
                action={actions.removeTwoFactor}
                onDone={() => {
                  toast('Removed two-factor sign-in')
                  close()
                }}
                onClose={close}
              />
            )
          default:
            return opened satisfies never
        }
      }}
    >
      {twoFactor ? <On twoFactor={twoFactor} reading={reading} /> : <Off />}
    </host.Host>
  )
}

function Off() {
  const open = host.useOpen()
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-surface border bg-surface px-4 py-3">
      <Badge tone="neutral" icon={<ShieldOff />}>
        Off
      </Badge>
      <Button onClick={() => open({ kind: 'begin' })}>Set up...</Button>
    </div>
  )
}

function On({ twoFactor, reading }: { twoFactor: TwoFactorView } & Pick<TwoFactorPanelProps, 'reading'>) {
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
            <Button onClick={() => open({ kind: 'begin' })}>Set up an app...</Button>
          )}
        </div>
      </div>
      {recoveryCodes <= fewCodes && (
        <Notice tone="warning">
          {recoveryCodes === 0 ? 'You have no recovery codes left.' : `You have ${left}.`} Make new ones, so
          that you can sign in without your phone.
        </Notice>
      )}
    </div>
  )
}
