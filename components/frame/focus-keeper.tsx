'use client'

import { useEffect } from 'react'

/** Milliseconds: longer than a dialog takes to give focus back to what opened it. */
const settling = 200

/**
 * Moves focus to the page's content when the focused element disappears, such as a deleted row or the button of an empty list.
 * Otherwise a keyboard user would start again at the top of the page.
 */
export function FocusKeeper({ contentId }: { contentId: string }) {
  useEffect(() => {
    let last: Element | null = null
    let timer: ReturnType<typeof setTimeout> | undefined

    function keep() {
      if (document.activeElement !== document.body || !last || last.isConnected) return
      document.getElementById(contentId)?.focus({ preventScroll: true })
    }
    function remember({ target }: FocusEvent) {
      last = target instanceof Element ? target : null
    }
    const observer = new MutationObserver(() => {
      if (last?.isConnected !== false) return
      clearTimeout(timer)
      timer = setTimeout(keep, settling)
    })

    document.addEventListener('focusin', remember)
    observer.observe(document.body, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', remember)
      observer.disconnect()
      clearTimeout(timer)
    }
  }, [contentId])

  return null
}
