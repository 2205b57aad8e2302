'use client'

import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useLeave } from '@/components/account/use-leave'

interface SessionDialogProps {
  /** Why it is open, or was last. */
  state: 'idle' | 'ending' | 'ended'
  open: boolean
  pending: boolean
  /** Seconds until the session ends. */
  seconds: number
  stay: () => void
  close: () => void
}

/** Says that the session ends soon, or has ended. */
export function SessionDialog({ state, open, pending, seconds, stay, close }: SessionDialogProps) {
  const leave = useLeave()
  const shared = { overDialog: true, open, tone: 'secondary', pending, error: null } as const
  const title = `You will be signed out in ${Math.ceil(seconds / 60) > 1 ? '2 minutes' : '1 minute'}`
  switch (state) {
    case 'idle':
      return (
        <ConfirmDialog
          {...shared}
          title={title}
          body="You have not used Keyturn for a while. What you typed is kept if you stay."
          cancelLabel="Stay signed in"
          onCancel={stay}
          confirmLabel="Sign out"
          onConfirm={() => void leave()}
        />
      )
    case 'ending':
      return (
        <ConfirmDialog
          {...shared}
          title={title}
          body="This session has lasted as long as your role allows. Save your work, then sign in again."
          cancelLabel="Close"
          onCancel={close}
          confirmLabel="Sign out"
          onConfirm={() => void leave()}
        />
      )
    case 'ended':
      return (
        <ConfirmDialog
          {...shared}
          tone="primary"
          title="You have been signed out"
          body="Sign in again in another tab, then continue here. What you typed is still here."
          cancelLabel="Close"
          onCancel={close}
          confirmLabel="Sign in"
          onConfirm={() => window.open('/login', '_blank', 'noopener')}
        />
      )
    default:
      return state satisfies never
  }
}
