'use client'

import { WifiOff } from 'lucide-react'
import { useEffect } from 'react'
import { useConnectionLost } from '@/components/ui/connection'
import { pressedLink } from '@/components/ui/followed-link'

/**
 * Says that the server cannot be reached, and keeps the page until it can: a link would leave for an error page of the browser, and
 * what was typed would be lost.
 */
export function OfflineNotice() {
  const isLost = useConnectionLost()

  useEffect(() => {
    if (!isLost) return undefined
    const listening = new AbortController()
    function stay(event: MouseEvent) {
      if (!pressedLink(event)) return
      event.preventDefault()
      event.stopPropagation()
    }
    // Captured, because the router would follow the link.
    window.addEventListener('click', stay, { capture: true, signal: listening.signal })
    return () => listening.abort()
  }, [isLost])

  return (
    <div role="status" className="pointer-events-none fixed inset-x-4 top-2 z-50 flex justify-center">
      {isLost && (
        <p className="pointer-events-auto flex gap-2.5 rounded-surface bg-warning-tint px-3.5 py-2.5 shadow-float">
          <WifiOff className="mt-0.5 text-warning" />
          <span>
            <strong className="font-medium">Keyturn cannot be reached.</strong> What you typed is kept. You
            can continue as soon as the connection is back.
          </span>
        </p>
      )}
    </div>
  )
}
