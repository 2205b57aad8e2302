'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { ConfirmDialog } from './confirm-dialog'
import { pressedLink } from './followed-link'
import { isReloadingOnPurpose } from './kept-forms'
import { useGo } from './use-go'

interface LeaveQuestion {
  title: string
  body: string
  leave: string
  stay: string
}

/**
 * Asks before a dialog closes or a link is followed if something would be lost. Once nothing would be, it no longer asks, but does
 * what was asked for. Leaving the site triggers the question of the browser. Returns the function that closes the dialog, and the
 * question to render.
 */
export function useLeaveGuard(atRisk: boolean, question: LeaveQuestion, onClose: () => void) {
  const go = useGo()
  // The address of the link, or null for another way out.
  const [asking, setAsking] = useState<{ href: string | null } | false>(false)

  useEffect(() => {
    if (!atRisk) return undefined
    const leaving = new AbortController()
    const { signal } = leaving
    window.addEventListener('beforeunload', (event) => isReloadingOnPurpose() || event.preventDefault(), {
      signal,
    })
    function ask(event: MouseEvent) {
      const link = pressedLink(event)
      if (!link) return
      event.preventDefault()
      event.stopPropagation()
      setAsking({ href: link.href })
    }
    // Captured, because the router would follow the link.
    window.addEventListener('click', ask, { signal, capture: true })
    return () => leaving.abort()
  }, [atRisk])

  // Nothing is lost any more, for instance because a copy has succeeded that the browser was still making.
  const leaveAfterAll = useEffectEvent(leave)
  useEffect(() => {
    if (!atRisk) leaveAfterAll()
  }, [atRisk])

  function leave() {
    if (!asking) return
    const { href } = asking
    if (href !== null && !go.canGo()) return setAsking(false)
    onClose()
    if (href !== null) go.push(href)
  }

  return {
    close: () => (atRisk ? setAsking({ href: null }) : onClose()),
    question: (
      <ConfirmDialog
        overDialog
        open={asking !== false}
        title={question.title}
        body={question.body}
        confirmLabel={question.leave}
        cancelLabel={question.stay}
        tone="danger"
        pending={false}
        error={null}
        onConfirm={leave}
        onCancel={() => setAsking(false)}
      />
    ),
  }
}
