'use client'

import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { FinderContext } from './finder-context'
import type { FinderActions } from './finding'

// Loaded when it is opened first: it needs the dialogs of credentials, and every page has it.
const FinderDialogs = lazy(() => import('./finder-dialogs'))

interface SecretFinderProps {
  actions: FinderActions
  /** The lifetime of a token, in minutes. */
  tokenMinutes: number
  /** IANA name. */
  timeZone: string
  /** Why the person may not search. */
  disabledReason: string | undefined
  /** The console, whose buttons open the search. */
  children: ReactNode
}

/** Provides the search by secret to everything inside it. */
export function SecretFinder({ disabledReason, children, ...given }: SecretFinderProps) {
  /** The text that the search opens with; null while it is closed. */
  const [text, setText] = useState<string | null>(null)
  useEffect(() => {
    const listening = new AbortController()
    // A browser may keep the page as it was, and show it again.
    window.addEventListener('pagehide', () => flushSync(() => setText(null)), { signal: listening.signal })
    return () => listening.abort()
  }, [])
  return (
    <FinderContext value={{ open: (pasted = '') => setText(pasted), disabledReason }}>
      {children}
      {text !== null && (
        <Suspense>
          <FinderDialogs {...given} text={text} onClose={() => setText(null)} />
        </Suspense>
      )}
    </FinderContext>
  )
}
