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
  const [shown, setShown] = useState<Shown | null>(null)

  useEffect(() => listen(setShown), [])

  useEffect(() => {
    shown?.anchor.setAttribute(openMark, '')
    return () => shown?.anchor.removeAttribute(openMark)
  }, [shown])

  return (
    <Base.Root open={shown !== null} onOpenChange={(open) => open || setShown(null)}>
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

/** Tells what is to be shown, null for nothing; returns what ends that. */
function listen(show: (shown: Shown | null) => void): () => void {
  const listening = new AbortController()
  const options = { signal: listening.signal, capture: true }
  let hovered: HTMLElement | 'tooltip' | null = null
  let waiting: ReturnType<typeof setTimeout> | undefined

  function open(anchor: HTMLElement) {
    clearTimeout(waiting)
    show({ anchor, text: anchor.dataset.tooltip ?? '' })
  }

  function close() {
    clearTimeout(waiting)
    show(null)
  }

  document.addEventListener(
    'pointerover',
    ({ target, pointerType }) => {
      if (pointerType === 'touch') return
      const over = isTooltip(target) ? 'tooltip' : withTooltip(target)
      if (over === hovered) return
      hovered = over
      clearTimeout(waiting)
      if (over === 'tooltip') return
      waiting = over ? setTimeout(() => open(over), openDelay) : setTimeout(close, closeDelay)
    },
    options,
  )
  document.addEventListener('pointerleave', ({ target }) => target === document && close(), options)
  document.addEventListener(
    'focusin',
    ({ target }) => {
      const focused = withTooltip(target)
      if (focused?.matches(':focus-visible')) open(focused)
    },
    options,
  )
  document.addEventListener('focusout', close, options)
  document.addEventListener(
    'click',
    ({ target }) => {
      const pressed = withTooltip(target)
      if (pressed?.dataset.tooltipPress) open(pressed)
      else close()
    },
    options,
  )
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && close(), options)
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
