'use client'

import type { ComponentProps, KeyboardEvent } from 'react'

/**
 * Left and right arrow, Home and End move focus among the elements in it that have `data-stop`, so that Tab stops there once:
 * one of them has `tabIndex` 0, the others -1.
 */
export function ArrowWalk(props: ComponentProps<'div'>) {
  return <div {...props} onKeyDown={walk} />
}

function walk(event: KeyboardEvent<HTMLElement>) {
  const stops = [...event.currentTarget.querySelectorAll<SVGElement | HTMLElement>('[data-stop]')]
  const at = stops.findIndex((stop) => stop === document.activeElement)
  const goal: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: stops.length - 1 }
  const next = at < 0 || event.ctrlKey || event.metaKey || event.altKey ? undefined : stops[goal[event.key] ?? -1]
  if (!next) return
  event.preventDefault()
  stops[at]?.setAttribute('tabindex', '-1')
  next.setAttribute('tabindex', '0')
  next.focus()
}
