'use client'

import { signOut } from 'next-auth/react'
import { useEffect, useState } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { warnedBefore } from './time-left'
import { useTimeLeft } from './use-time-left'

interface SessionWatchProps {
  /** Puts the end of an idle session off. */
  staySignedIn: () => Promise<unknown>
}

type State = 'lasting' | 'idle' | 'ending' | 'ended'

/** Warns before the session ends, and says when it has. It only covers the page, so that nothing that was typed is lost. */
export function SessionWatch({ staySignedIn }: SessionWatchProps) {
  const { left, tell } = useTimeLeft()
  const [pending, setPending] = useState(false)
  /** The warning that was closed: it comes back only after something has changed. */
  const [closed, setClosed] = useState<State>('lasting')
  const state: State =
    left === null || left.seconds > warnedBefore
      ? 'lasting'
      : left.seconds === 0
        ? 'ended'
        : left.canStay
          ? 'idle'
          : 'ending'
  const open = state !== 'lasting' && state !== closed
  useEscape(open, () => (state === 'idle' ? void stay() : setClosed(state)))
  if (closed !== 'lasting' && state === 'lasting') setClosed('lasting')

  async function stay() {
    setPending(true)
    await staySignedIn().catch(() => null)
    tell()
    setPending(false)
  }

  const shared = { overDialog: true, open, tone: 'secondary', pending, error: null } as const
  const title = `You will be signed out in ${Math.ceil((left?.seconds ?? 0) / 60) > 1 ? '2 minutes' : '1 minute'}`
  const leave = () => void signOut({ callbackUrl: '/login' })
  switch (state) {
    case 'lasting':
      return null
    case 'idle':
      return (
        <ConfirmDialog
          {...shared}
          title={title}
          body="You have not used Keyturn for a while. What you typed is kept if you stay."
          cancelLabel="Stay signed in"
          onCancel={() => void stay()}
          confirmLabel="Sign out"
          onConfirm={leave}
        />
      )
    case 'ending':
      return (
        <ConfirmDialog
          {...shared}
          title={title}
          body="This session has lasted as long as your role allows. Save your work, then sign in again."
          cancelLabel="Close"
          onCancel={() => setClosed('ending')}
          confirmLabel="Sign out"
          onConfirm={leave}
        />
      )
    case 'ended':
      return (
        <ConfirmDialog
          {...shared}
          tone="primary"
          title="You have been signed out"
          body="Sign in again in another tab, then go on here. What you typed is still here."
          cancelLabel="Close"
          onCancel={() => setClosed('ended')}
          confirmLabel="Sign in"
          onConfirm={() => window.open('/login', '_blank', 'noopener')}
        />
      )
    default:
      return state satisfies never
  }
}

/** Takes Escape before a dialog below this one closes too. */
function useEscape(active: boolean, onEscape: () => void): void {
  useEffect(() => {
    if (!active) return undefined
    const listening = new AbortController()
    function press(event: KeyboardEvent) {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopImmediatePropagation()
      onEscape()
    }
    window.addEventListener('keydown', press, { capture: true, signal: listening.signal })
    return () => listening.abort()
  })
}
