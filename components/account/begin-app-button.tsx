'use client'

import type { ComponentProps } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useAction } from '@/components/ui/use-action'
import type { AccountActions, AppSetUp } from './account-view'

interface BeginAppButtonProps extends Omit<ComponentProps<typeof Button>, 'pending' | 'onClick'> {
  begin: AccountActions['beginTwoFactor']
  /** If it returns a promise, the button is pending for as long as it lasts. */
  onBegun: (app: AppSetUp) => Promise<void> | undefined
}

/** Begins to set up an authenticator app. Says below why it cannot, if it cannot. */
export function BeginAppButton({ begin, onBegun, ...button }: BeginAppButtonProps) {
  const { run, pending, failure } = useAction(begin)

  async function setUp() {
    const state = await run({})
    if (state.ok) await onBegun(state.value)
  }

  return (
    <>
      <Button {...button} pending={pending} onClick={setUp} />
      {failure?.message && <Notice tone="danger">{failure.message}</Notice>}
    </>
  )
}
