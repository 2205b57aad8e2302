'use client'

import { Tooltip as Base } from '@base-ui/react/tooltip'

interface TooltipPopupProps {
  anchor: HTMLElement
  text: string
  open: boolean
  onClose: () => void
}

/** The tooltip that is open. */
export function TooltipPopup({ anchor, text, open, onClose }: TooltipPopupProps) {
  return (
    <Base.Root open={open} onOpenChange={(stays) => stays || onClose()} disableHoverablePopup>
      <Base.Portal>
        <Base.Positioner anchor={anchor} sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup
            role="presentation"
            data-tooltip-popup
            className="max-w-72 rounded-control bg-raised px-2 py-1.5 text-small text-text shadow-float transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {text}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
