'use client'

import { LogOut } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import type { AccountActions } from './account-view'

interface EndOthersButtonProps {
  endOtherSessions: AccountActions['endOtherSessions']
  /** How many other sessions there are. */
  others: number
}

/** Ends every session except this one. */
export function EndOthersButton({ endOtherSessions, others }: EndOthersButtonProps) {
  const { run, pending } = useAction(endOtherSessions)
  const toast = useToast()

  async function end() {
    const state = await run(undefined)
    if (state.ok) toast('Signed out everywhere else')
    else if (!state.isCancelled)
      toast('Could not sign you out elsewhere', state.message ?? undefined, 'danger')
  }

  return (
    <Button
      icon={<LogOut />}
      pending={pending}
      disabledReason={others === 0 ? 'You are not signed in anywhere else.' : undefined}
      onClick={() => void end()}
    >
      Sign out everywhere else
    </Button>
  )
}
