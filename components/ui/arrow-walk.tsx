'use client'

import type { KeyboardEvent, ReactNode } from 'react'

interface ArrowWalkProps {
  /** The name of the group, for assistive technology. */
  label: string
  className?: string
  children: ReactNode
}

/**
 * Left and right arrow, Home and End move focus among the elements in it that have `data-stop`, so that Tab stops there once:
 * one of them has `tabIndex` 0, the others -1.
 */
export function ArrowWalk({ label, className, children }: ArrowWalkProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- focus is on the elements in it
    <div role="group" aria-label={label} className={className} onKeyDown={walk}>
      {children}
    </div>
  )
}

function walk(event: KeyboardEvent<HTMLElement>) {
  const stops = [...event.currentTarget.querySelectorAll<SVGElement | HTMLElement>('[data-stop]')]
  const at = stops.findIndex((stop) => stop === document.activeElement)
  const goal: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    Home: 0,
    End: stops.length - 1,
  }
  const next =
    at < 0 || event.ctrlKey || event.metaKey || event.altKey ? undefined : stops[goal[event.key] ?? -1]
  if (!next) return
  event.preventDefault()
  stops[at]?.setAttribute('tabindex', '-1')
  next.setAttribute('tabindex', '0')
  next.focus()
}
