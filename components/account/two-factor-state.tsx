import { ShieldCheck, ShieldOff } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { counted } from '@/components/ui/counted'
import { dialogHost } from '@/components/ui/dialog-host'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import type { AccountActions, AppSetUp, TwoFactorView } from './account-view'
import { BeginAppButton } from './begin-app-button'

/** The dialogs that the state opens. */
export type TwoFactorDialog =
  | { kind: 'renew' | 'remove' }
  | { kind: 'confirm'; app: AppSetUp }
  | { kind: 'codes'; codes: string[] }

/** What the dialogs need of the page. */
export interface TwoFactorGiven {
  twoFactor: TwoFactorView | null
  actions: Pick<AccountActions, 'confirmTwoFactor' | 'removeTwoFactor' | 'replaceRecoveryCodes'>
}

const host = dialogHost<TwoFactorDialog, TwoFactorGiven>(() =>
  import('./two-factor-dialogs').then(({ TwoFactorDialogs }) => TwoFactorDialogs),
)
export const TwoFactorHost = host.Host

/** At so few recovery codes it is time for new ones. */
const fewCodes = 3

interface StateProps {
  /** Null if it is not set up. */
  twoFactor: TwoFactorView | null
  begin: AccountActions['beginTwoFactor']
  /** The moment of rendering and the reader's zone. */
  reading: { now: string; timeZone: string }
}

/** Whether the reader has two-factor sign-in, and the buttons that open its dialogs. */
export function TwoFactorState({ twoFactor, ...rest }: StateProps) {
  return twoFactor ? <On twoFactor={twoFactor} {...rest} /> : <Off begin={rest.begin} />
}

function Off({ begin }: Pick<StateProps, 'begin'>) {
  const { open, prepare } = host.useDoors()
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-surface border bg-surface px-4 py-3">
      <Badge tone="neutral" icon={<ShieldOff />}>
        Off
      </Badge>
      <BeginAppButton begin={begin} prepare={prepare} onBegun={(app) => open({ kind: 'confirm', app })}>
        Set up...
      </BeginAppButton>
    </div>
  )
}

function On({ twoFactor, begin, reading }: StateProps & { twoFactor: TwoFactorView }) {
  const { open, prepare } = host.useDoors()
  const { since, recoveryCodes } = twoFactor
  const left = `${counted(recoveryCodes, 'recovery code')} left`
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
          <Button prepare={prepare} onClick={() => open({ kind: 'renew' })}>
            New recovery codes...
          </Button>
          {since ? (
            <Button variant="danger-outline" prepare={prepare} onClick={() => open({ kind: 'remove' })}>
              Remove...
            </Button>
          ) : (
            <BeginAppButton begin={begin} prepare={prepare} onBegun={(app) => open({ kind: 'confirm', app })}>
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
