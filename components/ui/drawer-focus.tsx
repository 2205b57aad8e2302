'use client'

import { useEffect, useRef } from 'react'

interface DrawerFocusProps {
  drawerId: string
  closeLinkId: string
  returnFocusId: string | undefined
}

/** What a drawer needs a script for: focus goes in when it opens and back when it closes, and Escape closes it. */
export function DrawerFocus({ drawerId, closeLinkId, returnFocusId }: DrawerFocusProps) {
  const opener = useRef<Element>(null)
  const returnTo = useRef(returnFocusId)
  useEffect(() => {
    returnTo.current = returnFocusId
  })

  useEffect(() => {
    opener.current ??= document.activeElement
    document.getElementById(drawerId)?.focus({ preventScroll: true })
    return () => {
      // Focus that went down with the drawer is on the body now. Anywhere else, someone has gone on working there.
      if (document.activeElement !== document.body) return
      const target = document.getElementById(returnTo.current ?? '') ?? opener.current
      if (target instanceof HTMLElement) target.focus()
    }
  }, [drawerId])

  useEffect(() => {
    function closeOnEscape(event: KeyboardEvent) {
      const from = event.target
      if (event.key !== 'Escape' || !(from instanceof Element)) return
      // Escape belongs to a menu, tooltip or dialog that is open, and to whoever is typing elsewhere.
      if (from.closest('[data-base-ui-portal], [data-tooltip-open], [aria-expanded="true"]')) return
      if (from.matches('input, textarea, select') && !from.closest(`#${drawerId}`)) return
      document.getElementById(closeLinkId)?.click()
    }
    // Capturing: a popup's own handler would have closed it before it could be seen here.
    document.addEventListener('keydown', closeOnEscape, true)
    return () => document.removeEventListener('keydown', closeOnEscape, true)
  }, [drawerId, closeLinkId])

  return null
}
