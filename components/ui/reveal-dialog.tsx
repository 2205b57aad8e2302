'use client'

import { useEffect, useEffectEvent, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { Button } from './button'
import { Dialog } from './dialog'
import { Notice } from './notice'
import { useLeaveGuard } from './use-leave-guard'

/**
 * Guards a dialog that shows something once: asks before it closes until `take` is called, when the content has been copied
 * or saved. Closes it when the page is left, because a browser may keep the page as it was and show it again.
 */
export function useRevealGuard(question: { title: string; body: string }, onClose: () => void) {
  const [taken, setTaken] = useState(false)
  const close = useEffectEvent(onClose)
  useEffect(() => {
    const open = new AbortController()
    window.addEventListener('pagehide', () => flushSync(() => close()), { signal: open.signal })
    return () => open.abort()
  }, [])
  const guard = useLeaveGuard(!taken, { ...question, leave: 'Close without it', stay: 'Go back' }, onClose)
  return { ...guard, take: () => setTaken(true) }
}

interface RevealDialogProps {
  title: string
  description: string
  guard: ReturnType<typeof useRevealGuard>
  /** The warning that this is the only time. */
  warning: string
  /** Buttons beside "Done" that copy or save the content. */
  ways?: ReactNode
  children: ReactNode
}

/** A dialog that shows something once. */
export function RevealDialog({ title, description, guard, warning, ways, children }: RevealDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={guard.close}
      title={title}
      description={description}
      footer={
        <>
          {ways && <span className="mr-auto flex flex-wrap gap-2">{ways}</span>}
          <Button variant="primary" onClick={guard.close}>
            Done
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Notice tone="warning">{warning}</Notice>
        {children}
      </div>
      {guard.question}
    </Dialog>
  )
}
