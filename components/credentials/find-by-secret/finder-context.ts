'use client'

import { createContext, use } from 'react'

interface Finder {
  /** Opens the search, filled in if a text is given. Returns a promise while its code is still loading. */
  open: (text?: string) => Promise<void> | undefined
  /** Loads its code. */
  prepare: () => void
  /** Why the person may not search. */
  disabledReason: string | undefined
}

export const FinderContext = createContext<Finder | null>(null)

/** The search by secret of the console around a component. */
export function useFinder(): Finder {
  const finder = use(FinderContext)
  if (!finder) throw new Error('no search by secret around this component')
  return finder
}
