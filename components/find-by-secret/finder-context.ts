'use client'

import { createContext, use } from 'react'

interface Finder {
  /** Opens the search, filled in if a text is given. */
  open(text?: string): void
  /** Why the person may not search. */
  disabledReason: string | undefined
}

export const FinderContext = createContext<Finder>({ open: () => {}, disabledReason: undefined })

/** The search by secret of the console around a component. */
export function useFinder(): Finder {
  return use(FinderContext)
}
