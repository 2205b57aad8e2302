'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { late } from './late'
import { useLate } from './use-late'

/** Milliseconds that the pointer rests on an element before its tooltip opens. */
const openDelay = 300

/** Set on the element whose tooltip is open, so that Escape closes only the tooltip. */
const openMark = 'data-tooltip-open'

interface Shown {
  anchor: HTMLElement
  text: string
}

const tooltipPopup = late(() => import('./tooltip-popup').then(({ TooltipPopup }) => TooltipPopup))

/**
 * Shows the tooltip of the hovered or focused element (see `tooltip()`), one at a time. Wraps all pages once. The pointer goes
 * through a tooltip to what is below it.
 */
export function TooltipHost() {
  const [open, setOpen] = useState(false)
  // Kept after closing while it fades out.
  const [shown, setShown] = useState<Shown | null>(null)

  const { part: Popup, prepare } = useLate(tooltipPopup)
  const show = useEffectEvent((anchor: HTMLElement | null) => {
    if (anchor) {
      setShown({ anchor, text: anchor.dataset.tooltip ?? '' })
      prepare()
    }
    setOpen(anchor !== null)
  })

  useEffect(() => listen((anchor) => show(anchor)), [])

  useEffect(() => {
    if (!open || !shown) return undefined
    const { anchor } = shown
    anchor.setAttribute(openMark, '')
    // Closes when its element disappears, and follows changes of its text.
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

  return Popup && shown && <Popup {...shown} open={open} onClose={() => setOpen(false)} />
}
/**
 * Listens to pointer, focus and Escape, and calls `show` with the element whose tooltip should be open, or null.
 * Returns the function that stops listening.
 */
function listen(show: (anchor: HTMLElement | null) => void): () => void {
  const listening = new AbortController()
  const early = { signal: listening.signal, capture: true }
  let opened: HTMLElement | null = null
  let hovered: HTMLElement | null = null
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
      const over = withTooltip(target)
      if (over === hovered) return
      const left = hovered
      hovered = over
      clearTimeout(waiting)
      if (over) waiting = setTimeout(() => open(over), openDelay)
      // A tooltip that focus opened stays open when the pointer leaves another element.
      else if (opened === left) close()
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
  // Not captured, so that a drawer still sees that the tooltip is open.
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
