'use client'

import { createContext, use, useCallback, useEffect, useState, type ReactNode } from 'react'
import { late } from '@/components/ui/late'
import { SingleKeys } from '@/components/ui/single-keys'
import { useLate } from '@/components/ui/use-late'
import { listenToKeys } from './listen-to-keys'

interface ShortcutsProps {
  /** Whether the reader has single keys on. */
  singleKeys: boolean
  children: ReactNode
}

const shortcutsDialog = late(() => import('./shortcuts-dialog').then((loaded) => loaded.ShortcutsDialog))

const ShowShortcuts = createContext<() => unknown>(() => {})

/** Returns the function that shows all shortcuts. */
export const useShowShortcuts = () => use(ShowShortcuts)

/** The keys of the console: single ones, and those that walk a list. */
export function Shortcuts({ singleKeys, children }: ShortcutsProps) {
  const [isShown, setShown] = useState(false)
  const { part: Dialog, whenLoaded } = useLate(shortcutsDialog)
  const show = useCallback(() => whenLoaded(() => setShown(true)), [whenLoaded])
  useEffect(() => listenToKeys(singleKeys, () => void show()), [singleKeys, show])
  return (
    <SingleKeys value={singleKeys}>
      <ShowShortcuts value={show}>
        {children}
        {isShown && Dialog && <Dialog onClose={() => setShown(false)} />}
      </ShowShortcuts>
    </SingleKeys>
  )
}
