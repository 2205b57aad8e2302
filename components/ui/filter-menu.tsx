'use client'

import { ListFilter } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { buttonLook } from './button'

interface FilterMenuProps {
  /** How many filters are set. */
  count: number
  /** The fields of the filters. */
  children: ReactNode
}

/** The button "Filter", which opens the fields of a `FilterForm` below it. Opens without JavaScript too. */
export function FilterMenu({ count, children }: FilterMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null)

  useEffect(() => {
    const listening = new AbortController()
    const { signal } = listening
    const close = () => menu.current?.removeAttribute('open')
    const isOutside = (target: EventTarget | null) =>
      !(target instanceof Node && menu.current?.contains(target))
    document.addEventListener('pointerdown', ({ target }) => isOutside(target) && close(), { signal })
    document.addEventListener('focusin', ({ target }) => isOutside(target) && close(), { signal })
    menu.current?.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || !menu.current?.open) return
        event.stopPropagation()
        close()
        menu.current.querySelector('summary')?.focus()
      },
      { signal },
    )
    return () => listening.abort()
  }, [])

  return (
    <details ref={menu} className="group">
      <summary className={`${buttonLook()} list-none group-open:bg-hover [&::-webkit-details-marker]:hidden`}>
        <ListFilter />
        Filter
        {count > 0 && (
          <span className="rounded-[4px] bg-hover px-1 text-small tabular-nums group-open:bg-surface">
            {count}
            <span className="sr-only"> set</span>
          </span>
        )}
      </summary>
      <div className="absolute top-full right-0 z-20 mt-1.5 grid max-h-[calc(100dvh-15rem)] w-[calc(100vw-2rem)] max-w-136 gap-x-4 gap-y-3 overflow-y-auto rounded-surface bg-raised p-4 shadow-float sm:grid-cols-2">
        {children}
      </div>
    </details>
  )
}
