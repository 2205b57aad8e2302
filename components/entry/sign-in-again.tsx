'use client'

import type { ActionFailure } from '@/components/ui/action-state'
import { Button } from '@/components/ui/button'

/** Starts over, if the session that was half signed in has ended. */
export function SignInAgain({ failure }: { failure: ActionFailure | null }) {
  return failure?.stale ? (
    <Button size="sm" onClick={() => window.location.reload()}>
      Sign in again
    </Button>
  ) : null
}
