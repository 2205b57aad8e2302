'use client'

import { useEffect, useRef, useState } from 'react'
import { askTimeLeft, untilNextLook, type TimeLeft } from './time-left'

/** Seconds after which a new page looks first. No policy ends a session that was just used within four minutes. */
const firstLook = 60

/**
 * How long the session still lasts; null until it is known. Only the server knows: another tab may have used the session, or
 * the computer may have slept. `tell` makes this tab and the others look again.
 */
export function useTimeLeft(): { left: TimeLeft | null; tell: () => void } {
  const [left, setLeft] = useState<TimeLeft | null>(null)
  const told = useRef(() => {})

  useEffect(() => {
    const stop = new AbortController()
    const others = new BroadcastChannel('keyturn.session')
    let timer: ReturnType<typeof setTimeout>

    async function look() {
      clearTimeout(timer)
      const found = await askTimeLeft()
      if (stop.signal.aborted) return
      if (found) setLeft(found)
      const pause = untilNextLook(found)
      clearTimeout(timer)
      if (pause !== null) timer = setTimeout(() => void look(), pause * 1000)
    }

    told.current = () => {
      others.postMessage(null)
      void look()
    }
    others.addEventListener('message', () => void look())
    document.addEventListener(
      'visibilitychange',
      () => document.visibilityState === 'visible' && void look(),
      { signal: stop.signal },
    )
    timer = setTimeout(() => void look(), firstLook * 1000)
    return () => {
      stop.abort()
      clearTimeout(timer)
      others.close()
    }
  }, [])

  return { left, tell: () => told.current() }
}
