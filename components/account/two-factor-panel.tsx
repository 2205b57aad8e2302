'use client'

import type { AccountActions, TwoFactorView } from './account-view'
import { TwoFactorHost, TwoFactorState } from './two-factor-state'

interface TwoFactorPanelProps {
  /** Null if it is not set up. */
  twoFactor: TwoFactorView | null
  actions: Pick<
    AccountActions,
    'beginTwoFactor' | 'confirmTwoFactor' | 'removeTwoFactor' | 'replaceRecoveryCodes'
  >
  /** The moment of rendering and the reader's zone. */
  reading: { now: string; timeZone: string }
}

/** The reader's two-factor sign-in. */
export function TwoFactorPanel({ twoFactor, actions, reading }: TwoFactorPanelProps) {
  return (
    <TwoFactorHost given={{ twoFactor, actions }}>
      <TwoFactorState twoFactor={twoFactor} begin={actions.beginTwoFactor} reading={reading} />
    </TwoFactorHost>
  )
}
