'use client'

import { useEffect, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { late } from '@/components/ui/late'
import { useLate } from '@/components/ui/use-late'
import { FinderContext } from './finder-context'
import type { FinderActions } from './finding'

const finderDialogs = late(() => import('./finder-dialogs').then(({ FinderDialogs }) => FinderDialogs))

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
  const { part: Dialogs, prepare, whenLoaded } = useLate(finderDialogs)
  useEffect(() => {
    const listening = new AbortController()
    // A browser may keep the page as it was, and show it again.
    window.addEventListener('pagehide', () => flushSync(() => setText(null)), { signal: listening.signal })
    return () => listening.abort()
  }, [])
  return (
    <FinderContext
      value={{ open: (pasted = '') => whenLoaded(() => setText(pasted)), prepare, disabledReason }}
    >
      {children}
      {Dialogs && text !== null && <Dialogs {...given} text={text} onClose={() => setText(null)} />}
    </FinderContext>
  )
}
