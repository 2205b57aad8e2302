'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

interface RowWalkProps {
  /** The addresses of the details of each row, in the order of the list. */
  hrefs: string[]
  /** Which of them is open. */
  current: number
}

/** While details are open and focus is in them or in the list, J/K and the arrow keys go to the next and previous row. */
export function RowWalk({ hrefs, current }: RowWalkProps) {
  const router = useRouter()
  useEffect(() => {
    function walk(event: KeyboardEvent) {
      const step = steps[event.key]
      const from = event.target
      if (!step || event.ctrlKey || event.metaKey || event.altKey || !(from instanceof Element)) return
      if (from.matches('input, textarea, select') || !from.closest('table, #drawer')) return
      const next = hrefs[current + step]
      if (!next) return
      event.preventDefault()
      router.replace(next, { scroll: false })
    }
    document.addEventListener('keydown', walk)
    return () => document.removeEventListener('keydown', walk)
  }, [hrefs, current, router])
  return null
}
