'use client'

import { Tooltip as Base } from '@base-ui/react/tooltip'
import { useState, type ReactElement, type ReactNode } from 'react'

interface TooltipProps {
  content: ReactNode
  /** The one element the tooltip belongs to. It must be focusable and accept a ref. */
  children: ReactElement
  /** Also opens when pressed: on touch there is neither hover nor focus to ask with. */
  openOnPress?: boolean
}

/**
 * A short text beside its element while that is hovered or focused. It is for the eye only: say the same to assistive
 * technology through `aria-label` or `aria-describedby` on the element.
 */
export function Tooltip({ content, children, openOnPress = false }: TooltipProps) {
  const [open, setOpen] = useState(false)
  return (
    <Base.Root open={open} onOpenChange={setOpen}>
      <Base.Trigger
        render={children}
        delay={300}
        closeOnClick={!openOnPress}
        onClick={openOnPress ? () => setOpen(true) : undefined}
      />
      <Base.Portal>
        <Base.Positioner sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup
            role="presentation"
            className="max-w-72 rounded-control bg-raised px-2 py-1.5 text-small text-text shadow-float transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {content}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
