'use client'

import { useEffect, useState } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'

interface LeaveQuestion {
  title: string
  body: string
  leave: string
  stay: string
}

/**
 * Asks before a dialog closes if something would be lost. Leaving the page triggers the question of the browser.
 * Returns the function that closes the dialog, and the question to render.
 */
export function useLeaveGuard(atRisk: boolean, question: LeaveQuestion, onClose: () => void) {
  const [asking, setAsking] = useState(false)

  useEffect(() => {
    if (!atRisk) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [atRisk])

  return {
    close: () => (atRisk ? setAsking(true) : onClose()),
    question: (
      <ConfirmDialog
        open={asking}
        title={question.title}
        body={question.body}
        confirmLabel={question.leave}
        cancelLabel={question.stay}
        tone="danger"
        pending={false}
        error={null}
        onConfirm={onClose}
        onCancel={() => setAsking(false)}
      />
    ),
  }
}
