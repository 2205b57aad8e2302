'use client'

import { Search } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { late } from '@/components/ui/late'
import { leaveDialogs } from '@/components/ui/use-dialog-entry'
import { useToast } from '@/components/ui/toast'
import { EarlyText } from './early-text'
import type { PaletteOffer } from './palette-dialog'

interface PaletteProps extends PaletteOffer {
  /** The keys that open it, as they are called on the reader's machine. */
  keys: string
}

const paletteDialog = late(() => import('./palette-dialog').then(({ PaletteDialog }) => PaletteDialog))

/** The box in the header that opens the palette, as Ctrl-K or ⌘K does on every page. The palette itself is loaded when it opens first. */
export function Palette({ keys, ...offer }: PaletteProps) {
  const [isOpen, setOpen] = useState(false)
  const [Dialog, setDialog] = useState(() => paletteDialog.part)
  const [early] = useState(() => new EarlyText())
  const isLoading = useRef(false)
  const toast = useToast()

  function close() {
    early.take()
    setOpen(false)
  }

  async function open() {
    setOpen(true)
    early.keep(close)
    if (Dialog || isLoading.current) return
    isLoading.current = true
    const loaded = await paletteDialog.load().catch(() => null)
    isLoading.current = false
    if (loaded) return setDialog(() => loaded)
    close()
    toast('The search could not be loaded', 'Check your connection, then try again.')
  }

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || event.shiftKey || event.altKey) return
    if (event.ctrlKey === event.metaKey) return
    event.preventDefault()
    if (event.repeat) return
    if (isOpen) close()
    // A question must be answered first, and a dialog with something unsaved asks one.
    else if (!document.querySelector('[role="alertdialog"]') && leaveDialogs()) void open()
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
        aria-keyshortcuts="Control+K Meta+K"
        aria-busy={(isOpen && !Dialog) || undefined}
        onPointerEnter={() => void paletteDialog.load().catch(() => null)}
        onClick={() => void open()}
        className="flex h-8 cursor-pointer items-center gap-2 rounded-control text-muted transition-colors max-sm:w-8 max-sm:justify-center max-sm:hover:bg-hover max-sm:hover:text-text sm:w-80 sm:min-w-0 sm:border sm:bg-surface sm:px-2.5 sm:hover:bg-hover pointer-coarse:h-10 max-sm:pointer-coarse:w-10"
      >
        <Search />
        <span className="min-w-0 flex-1 truncate text-left max-sm:sr-only">Search or jump to...</span>
        <kbd aria-hidden className="shrink-0 font-sans text-small max-sm:hidden">
          {keys}
        </kbd>
      </button>
      {isOpen && Dialog && <Dialog {...offer} early={early} onClose={close} />}
    </>
  )
}
