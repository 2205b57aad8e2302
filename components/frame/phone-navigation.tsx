'use client'

import { MenuIcon } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { late } from '@/components/ui/late'
import { busyDuring } from '@/components/ui/menu'
import { useLate } from '@/components/ui/use-late'
import type { AreaName } from './areas'

const phoneSheet = late(() => import('./phone-sheet').then(({ PhoneSheet }) => PhoneSheet))

/** The navigation as a sheet, for windows that are too narrow for a sidebar. */
export function PhoneNavigation({ open: areas }: { open: AreaName[] }) {
  const [open, setOpen] = useState(false)
  const { part: Sheet, whenLoaded } = useLate(phoneSheet)
  return (
    <>
      <IconButton
        label="Open navigation"
        icon={<MenuIcon />}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={({ currentTarget }) =>
          void busyDuring(
            currentTarget,
            whenLoaded(() => setOpen(true)),
          )
        }
      />
      {Sheet && <Sheet areas={areas} open={open} onOpenChange={setOpen} />}
    </>
  )
}
