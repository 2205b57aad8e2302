'use client'

import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import { lazyDialog } from '@/components/ui/lazy-dialog'
import { SingleKeys } from '@/components/ui/single-keys'
import { listenToKeys } from './listen-to-keys'

interface ShortcutsProps {
  /** Whether the reader has single keys on. */
  singleKeys: boolean
  children: ReactNode
}

const ShortcutsDialog = lazyDialog(
  () => import('./shortcuts-dialog').then((module) => module.default),
  'The shortcuts',
)

const SetShown = createContext<(isShown: boolean) => void>(() => {})

/** Returns the function that shows all shortcuts. */
export function useShowShortcuts(): () => void {
  const setShown = use(SetShown)
  return () => setShown(true)
}

/** The keys of the console: single ones, and those that walk a list. Their description is loaded when it is first asked for. */
export function Shortcuts({ singleKeys, children }: ShortcutsProps) {
  const [isShown, setShown] = useState(false)
  useEffect(() => listenToKeys(singleKeys, () => setShown(true)), [singleKeys])
  return (
    <SingleKeys value={singleKeys}>
      <SetShown value={setShown}>
        {children}
        {isShown && <ShortcutsDialog onClose={() => setShown(false)} />}
      </SetShown>
    </SingleKeys>
  )
}
