'use client'

import { useEffect } from 'react'
import { useGo } from '@/components/ui/use-go'
import { isDialogOpen } from '@/components/ui/use-dialog-entry'
import { askTimeLeft } from './time-left'

/** Milliseconds. After a shorter absence the page does not change. */
const away = 60_000

/**
 * Refreshes the page when the person comes back to it: unread notifications, expiring credentials. Not while a dialog is open,
 * and not when the session has ended: the page would be replaced, and what was typed would be lost.
 *
 * It keeps a session alive, because only a person comes back.
 */
export function RefreshOnReturn() {
  const go = useGo()
  useEffect(() => {
    let since = Date.now()
    async function look() {
      if (document.visibilityState === 'hidden') {
        since = Date.now()
        return
      }
      if (Date.now() - since < away) return
      const left = await askTimeLeft()
      if (left && left.seconds > 0 && !isDialogOpen()) go.refresh()
    }
    const listener = () => void look()
    document.addEventListener('visibilitychange', listener)
    return () => document.removeEventListener('visibilitychange', listener)
  }, [go])
  return null
}
