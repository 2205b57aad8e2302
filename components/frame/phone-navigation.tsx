'use client'

import { Dialog } from '@base-ui/react/dialog'
import { MenuIcon, X } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Logo } from '@/components/ui/logo'
import { useDialogEntry } from '@/components/ui/use-dialog-entry'
import type { AreaName } from './areas'
import { Navigation } from './navigation'

/** The navigation as a sheet, for windows that are too narrow for a sidebar. */
export function PhoneNavigation({ open: areas }: { open: AreaName[] }) {
  const [open, setOpen] = useState(false)
  useDialogEntry(open, () => setOpen(false))
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger render={<IconButton label="Open navigation" icon={<MenuIcon />} />} />
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
            <Navigation open={areas} onNavigate={() => setOpen(false)} />
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
