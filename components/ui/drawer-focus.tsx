'use client'

import { useEffect, useLayoutEffect, useRef } from 'react'
import { clearOfToasts } from './clear-of-toasts'

interface DrawerFocusProps {
  drawerId: string
  closeLinkId: string
  footerId: string
  returnFocusId: string | undefined
}

/** The script of a drawer: moves focus into it on opening and back on closing, closes it with Escape, and keeps toasts off its buttons. */
export function DrawerFocus({ drawerId, closeLinkId, footerId, returnFocusId }: DrawerFocusProps) {
  const opener = useRef<Element>(null)
  const returnTo = useRef(returnFocusId)
  useEffect(() => {
    returnTo.current = returnFocusId
  })

  // This and the focus not later than the drawer is shown, so that a key pressed at once is for it.
  useLayoutEffect(() => {
    function closeOnEscape(event: KeyboardEvent) {
      const from = event.target
      if (event.key !== 'Escape' || !(from instanceof Element)) return
      // An open menu, tooltip or dialog handles Escape itself, and so does a field elsewhere.
      if (from.closest('[data-base-ui-portal], [data-tooltip-open], [aria-expanded="true"]')) return
      if (from.matches('input, textarea, select') && !from.closest(`#${drawerId}`)) return
      document.getElementById(closeLinkId)?.click()
    }
    // Captured, because a popup's own handler would close the popup before it could be seen here.
    document.addEventListener('keydown', closeOnEscape, true)
    return () => document.removeEventListener('keydown', closeOnEscape, true)
  }, [drawerId, closeLinkId])

  useLayoutEffect(() => {
    opener.current ??= document.activeElement
    document.getElementById(drawerId)?.focus({ preventScroll: true })
  }, [drawerId])

  useEffect(
    () => () => {
      // Focus that was in the drawer is on the body now. If it is elsewhere, the person has moved on.
      if (document.activeElement !== document.body) return
      const target = document.getElementById(returnTo.current ?? '') ?? opener.current
      if (target instanceof HTMLElement) target.focus()
    },
    [],
  )

  useEffect(() => clearOfToasts(document.getElementById(footerId)), [footerId])

  return null
}
