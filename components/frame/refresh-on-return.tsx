'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Milliseconds: whoever looks elsewhere for less sees nothing move. */
const away = 60_000

/** Renders the page anew when its reader comes back to it: what is unread, what expires, and whose session has ended. */
export function RefreshOnReturn() {
  const router = useRouter()
  useEffect(() => {
    let since = Date.now()
    function look() {
      if (document.visibilityState === 'hidden') since = Date.now()
      else if (Date.now() - since >= away) router.refresh()
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [router])
  return null
}
