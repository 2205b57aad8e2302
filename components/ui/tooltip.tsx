'use client'

import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'

interface TooltipProps {
  content: ReactNode
  /** The one element the tooltip belongs to. It must be focusable and accept a ref. */
  children: ReactElement
  /** Also opens when pressed: on touch there is neither hover nor focus to ask with. */
  openOnPress?: boolean
}

const shared = Base.createHandle<ReactNode>()

/**
 * A short text beside its element while that is hovered or focused. It is for the eye only: say the same to assistive
 * technology through `aria-label` or `aria-describedby` on the element. A page has hundreds; all are shown by its `TooltipHost`.
 */
export function Tooltip({ content, children, openOnPress = false }: TooltipProps) {
  return (
    <Base.Trigger
      handle={shared}
      payload={content}
      render={children}
      delay={300}
      closeOnClick={!openOnPress}
      onClick={openOnPress ? (event) => shared.open(event.currentTarget.id) : undefined}
    />
  )
}

/** The one tooltip that is open at a time. Stands once around all pages. */
export function TooltipHost() {
  return (
    <Base.Root handle={shared}>
      {({ payload }) => (
        <Base.Portal>
          <Base.Positioner sideOffset={6} collisionPadding={8} className="z-50">
            <Base.Popup
              role="presentation"
              className="max-w-72 rounded-control bg-raised px-2 py-1.5 text-small text-text shadow-float transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
            >
              {payload}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      )}
    </Base.Root>
  )
}
