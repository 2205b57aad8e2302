'use client'

import { Search } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { late } from '@/components/ui/late'
import { leaveDialogs } from '@/components/ui/use-dialog-entry'
import { useLate } from '@/components/ui/use-late'
import { EarlyText } from './early-text'
import type { PaletteOffer } from './palette-dialog'

interface PaletteProps extends PaletteOffer {
  /** Whether the reader's machine is one of Apple's, whose key is ⌘. */
  isApple: boolean
}

const paletteDialog = late(() => import('./palette-dialog').then(({ PaletteDialog }) => PaletteDialog))
const notLoaded = {
  title: 'The search could not be loaded',
  remedy: 'Check your connection and try again, or reload the page.',
}

/** The box in the header that opens the palette, as Ctrl-K does on every page, or ⌘K. The palette itself is loaded late. */
export function Palette({ isApple, ...offer }: PaletteProps) {
  const [isOpen, setOpen] = useState(false)
  const [early] = useState(() => new EarlyText())
  const { part: Dialog, prepare, whenLoaded } = useLate(paletteDialog)

  function close() {
    early.take()
    setOpen(false)
  }

  function open() {
    setOpen(true)
    early.keep(close)
    void whenLoaded(() => undefined, notLoaded)?.then(() => paletteDialog.part ?? close())
  }

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || event.shiftKey || event.altKey) return
    // On a Mac, Ctrl-K in a field deletes the rest of the line.
    if (event.metaKey !== isApple || event.ctrlKey === isApple) return
    event.preventDefault()
    if (event.repeat) return
    if (isOpen) close()
    // A question must be answered first, and a dialog with something unsaved asks one.
    else if (!document.querySelector('[role="alertdialog"]') && leaveDialogs()) open()
  })
  useEffect(() => {
    const listening = new AbortController()
    window.addEventListener('keydown', (event) => press(event), { capture: true, signal: listening.signal })
    return () => listening.abort()
  }, [])

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts={isApple ? 'Meta+K' : 'Control+K'}
        onPointerEnter={prepare}
        onClick={open}
        className="flex h-8 cursor-pointer items-center gap-2 rounded-control text-muted transition-colors max-sm:w-8 max-sm:justify-center max-sm:hover:bg-hover max-sm:hover:text-text sm:w-80 sm:min-w-0 sm:border sm:bg-surface sm:px-2.5 sm:hover:bg-hover pointer-coarse:h-10 max-sm:pointer-coarse:w-10"
      >
        <Search />
        <span className="min-w-0 flex-1 truncate text-left max-sm:sr-only">Search or jump to...</span>
        <kbd aria-hidden className="shrink-0 font-sans text-small max-sm:hidden">
          {isApple ? '⌘K' : 'Ctrl K'}
        </kbd>
      </button>
      {isOpen && Dialog && <Dialog {...offer} early={early} onClose={close} />}
    </>
  )
}
