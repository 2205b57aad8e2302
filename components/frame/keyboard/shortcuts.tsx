'use client'

import {
  createContext,
  use,
  useEffect,
  useEffectEvent,
  useState,
  type ComponentType,
  type ReactNode,
} from 'react'
import { SingleKeys } from '@/components/ui/single-keys'
import { useToast } from '@/components/ui/toast'
import { listenToKeys } from './listen-to-keys'

interface ShortcutsProps {
  /** Whether the reader has single keys on. */
  singleKeys: boolean
  children: ReactNode
}

const load = () => import('./shortcuts-dialog').then((module) => module.default)

const ShowShortcuts = createContext(() => {})

/** Returns the function that shows all shortcuts. */
export const useShowShortcuts = () => use(ShowShortcuts)

/** The keys of the console: single ones, and those that walk a list. Their description is loaded when it is first asked for. */
export function Shortcuts({ singleKeys, children }: ShortcutsProps) {
  const [isOpen, setOpen] = useState(false)
  const [Dialog, setDialog] = useState<ComponentType<{ onClose: () => void }> | null>(null)
  const toast = useToast()

  async function show() {
    setOpen(true)
    const loaded = await load().catch(() => null)
    if (loaded) return setDialog(() => loaded)
    setOpen(false)
    toast('The shortcuts could not be loaded', 'Check your connection, then try again.')
  }

  const explain = useEffectEvent(() => void show())
  useEffect(() => listenToKeys(singleKeys, () => explain()), [singleKeys])

  return (
    <SingleKeys value={singleKeys}>
      <ShowShortcuts value={() => void show()}>
        {children}
        {isOpen && Dialog && <Dialog onClose={() => setOpen(false)} />}
      </ShowShortcuts>
    </SingleKeys>
  )
}
