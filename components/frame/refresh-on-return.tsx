'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { isDialogOpen } from '@/components/ui/use-dialog-entry'

/** Milliseconds. After a shorter absence the page does not change. */
const away = 60_000

/**
 * Refreshes the page when the person comes back to it: unread notifications, expiring credentials, an ended session. Not while a
 * dialog is open, which would be lost with the session.
 */
export function RefreshOnReturn() {
  const router = useRouter()
  useEffect(() => {
    let since = Date.now()
    function look() {
      if (document.visibilityState === 'hidden') since = Date.now()
      else if (Date.now() - since >= away && !isDialogOpen()) router.refresh()
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [router])
  return null
}
