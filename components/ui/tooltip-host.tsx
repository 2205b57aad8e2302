'use client'

import { Tooltip as Base } from '@base-ui/react/tooltip'
import { useEffect, useState } from 'react'

/** Milliseconds that the pointer rests on an element before its tooltip opens. */
const openDelay = 300

/** Milliseconds in which the pointer can go from an element to its tooltip: that is there to be pointed at too. */
const closeDelay = 100

/** On the element whose tooltip is open: then Escape is for the tooltip. */
const openMark = 'data-tooltip-open'

interface Shown {
  anchor: HTMLElement
  text: string
}

/** Shows the tooltip of whatever is hovered or focused (`tooltip()`), one at a time. Stands once around all pages. */
export function TooltipHost() {
  const [open, setOpen] = useState(false)
  // Kept when it closes, for as long as it fades.
  const [shown, setShown] = useState<Shown | null>(null)

  useEffect(
    () =>
      listen((anchor) => {
        if (anchor) setShown({ anchor, text: anchor.dataset.tooltip ?? '' })
        setOpen(anchor !== null)
      }),
    [],
  )

  useEffect(() => {
    if (!open || !shown) return undefined
    const { anchor } = shown
    anchor.setAttribute(openMark, '')
    // It goes with its element, and says what that says now.
    const observer = new MutationObserver(() => {
      if (!anchor.isConnected) setOpen(false)
      else if (anchor.dataset.tooltip !== shown.text) setShown({ anchor, text: anchor.dataset.tooltip ?? '' })
    })
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['data-tooltip'] })
    return () => {
      observer.disconnect()
      anchor.removeAttribute(openMark)
    }
  }, [open, shown])

  return (
    <Base.Root open={open} onOpenChange={(stays) => stays || setOpen(false)}>
      <Base.Portal>
        <Base.Positioner anchor={shown?.anchor} sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup
            role="presentation"
            data-tooltip-popup
            className="max-w-72 rounded-control bg-raised px-2 py-1.5 text-small text-text shadow-float transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {shown?.text}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/**
 * Calls `show` with the element whose tooltip is to be open, null for none, as pointer, focus, press and Escape ask.
 * Returns how to stop listening.
 */
function listen(show: (anchor: HTMLElement | null) => void): () => void {
  const listening = new AbortController()
  const early = { signal: listening.signal, capture: true }
  let opened: HTMLElement | null = null
  let hovered: HTMLElement | 'tooltip' | null = null
  let waiting: ReturnType<typeof setTimeout> | undefined

  function open(anchor: HTMLElement) {
    clearTimeout(waiting)
    if (!anchor.isConnected) return
    opened = anchor
    show(anchor)
  }

  function close() {
    clearTimeout(waiting)
    opened = null
    show(null)
  }

  document.addEventListener(
    'pointerover',
    ({ target, pointerType }) => {
      if (pointerType === 'touch') return
      const over = isTooltip(target) ? 'tooltip' : withTooltip(target)
      if (over === hovered) return
      const left = hovered === 'tooltip' ? opened : hovered
      hovered = over
      clearTimeout(waiting)
      if (over === 'tooltip') return
      // What is open for focus stays when the pointer leaves something else.
      waiting = over
        ? setTimeout(() => open(over), openDelay)
        : setTimeout(() => opened === left && close(), closeDelay)
    },
    early,
  )
  document.addEventListener(
    'pointerleave',
    ({ target }) => {
      if (target !== document) return
      hovered = null
      close()
    },
    early,
  )
  document.addEventListener(
    'focusin',
    ({ target }) => {
      const focused = withTooltip(target)
      if (focused?.matches(':focus-visible')) open(focused)
    },
    early,
  )
  document.addEventListener('focusout', close, early)
  document.addEventListener(
    'click',
    ({ target }) => {
      const pressed = withTooltip(target)
      if (pressed?.dataset.tooltipPress) open(pressed)
      else close()
    },
    early,
  )
  // Late, so that a drawer still sees for whom Escape is.
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && close(), {
    signal: listening.signal,
  })
  return () => {
    clearTimeout(waiting)
    listening.abort()
  }
}

function withTooltip(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-tooltip]') : null
}

function isTooltip(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-tooltip-popup]') !== null
}
