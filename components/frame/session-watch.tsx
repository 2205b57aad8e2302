'use client'

import { useEffect, useLayoutEffect, useState } from 'react'
import { late } from '@/components/ui/late'
import { useLate } from '@/components/ui/use-late'
import { warnedBefore } from './time-left'
import { useTimeLeft } from './use-time-left'

interface SessionWatchProps {
  /** Puts the end of an idle session off. */
  staySignedIn: () => Promise<unknown>
}

const sessionDialog = late(() => import('./session-dialog').then(({ SessionDialog }) => SessionDialog))

type State = 'lasting' | 'idle' | 'ending' | 'ended'

/** Warns before the session ends, and says when it has. It only covers the page, so that nothing that was typed is lost. */
export function SessionWatch({ staySignedIn }: SessionWatchProps) {
  const { left, tell } = useTimeLeft()
  const { part: Dialog, prepare } = useLate(sessionDialog)
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
  useEscape(open && Dialog !== null, () => (state === 'idle' ? void stay() : setClosed(state)))
  useEffect(() => {
    if (open && !Dialog) prepare()
  }, [open, Dialog, prepare])
  if (closed !== 'lasting' && state === 'lasting') setClosed('lasting')

  async function stay() {
    setPending(true)
    await staySignedIn().catch(() => null)
    tell()
    setPending(false)
  }

  return (
    Dialog &&
    state !== 'lasting' && (
      <Dialog
        state={state}
        open={open}
        pending={pending}
        seconds={left?.seconds ?? 0}
        stay={() => void stay()}
        close={() => setClosed(state)}
      />
    )
  )
}

/** Takes Escape before a dialog below this one closes too. */
function useEscape(active: boolean, onEscape: () => void): void {
  // Not later than the warning is shown, so that a key pressed at once is for it.
  useLayoutEffect(() => {
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
