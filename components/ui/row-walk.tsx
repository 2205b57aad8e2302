'use client'

import { useLayoutEffect } from 'react'
import { pressedOnPage, rowSteps } from './keys'
import { useGo } from './use-go'

interface RowWalkProps {
  /** The addresses of the details of each row, in the order of the list. */
  hrefs: string[]
  /** Which of them is open. */
  current: number
}

/** While details are open and focus is in them or in the list, J/K and the arrow keys go to the next and previous row. */
export function RowWalk({ hrefs, current }: RowWalkProps) {
  const go = useGo()
  // Not later than the details are shown, so that a key pressed at once counts.
  useLayoutEffect(() => {
    let at = current
    function walk(event: KeyboardEvent) {
      const step = rowSteps[event.key]
      if (!step || !pressedOnPage(event)?.closest('table, #drawer')) return
      const next = hrefs[at + step]
      if (!next || !go.canGo()) return
      event.preventDefault()
      // Counted from where the last key led, even if that has not come yet.
      at += step
      go.replace(next, { scroll: false })
    }
    document.addEventListener('keydown', walk)
    return () => document.removeEventListener('keydown', walk)
  }, [hrefs, current, go])
  return null
}
