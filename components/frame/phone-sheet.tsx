'use client'

import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { Logo } from '@/components/ui/logo'
import { useDialogEntry } from '@/components/ui/use-dialog-entry'
import type { AreaName } from './areas'
import { Navigation } from './navigation'

interface PhoneSheetProps {
  areas: AreaName[]
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** The navigation over the page. */
export function PhoneSheet({ areas, open, onOpenChange }: PhoneSheetProps) {
  useDialogEntry(open, () => onOpenChange(false))
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-backdrop transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup className="fixed inset-y-0 left-0 z-40 flex w-70 max-w-[85vw] flex-col bg-raised shadow-float outline-none transition-[translate] data-ending-style:-translate-x-full data-starting-style:-translate-x-full">
          <div className="flex h-header items-center justify-between px-4">
            <Dialog.Title render={<div />}>
              <Logo />
            </Dialog.Title>
            <Dialog.Close render={<IconButton label="Close navigation" icon={<X />} />} />
          </div>
          <div className="px-2">
            <Navigation open={areas} onNavigate={() => onOpenChange(false)} />
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
