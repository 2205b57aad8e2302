'use client'

import { createContext, use, useMemo, useState, type ReactNode } from 'react'
import { mostChosen } from '@/lib/schemas/forms/bulk'
import type { ChosenCredential } from './bulk-view'

interface Selection {
  chosen: ReadonlyMap<string, ChosenCredential>
  /** Selects credentials, up to the maximum, or deselects them. */
  set: (credentials: readonly ChosenCredential[], on: boolean) => void
  clear: () => void
}

const SelectionContext = createContext<Selection>({ chosen: new Map(), set: () => {}, clear: () => {} })

/** Holds the selected credentials, across the pages of the list. */
export function SelectionProvider({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, ChosenCredential>>(new Map())
  const value = useMemo<Selection>(
    () => ({
      chosen,
      set: (credentials, on) =>
        setChosen((before) => {
          const after = new Map(before)
          for (const { id, name, lastRedeemedAt } of credentials) {
            if (!on) after.delete(id)
            else if (after.size < mostChosen) after.set(id, { id, name, lastRedeemedAt })
          }
          return after
        }),
      clear: () => setChosen(new Map()),
    }),
    [chosen],
  )
  return <SelectionContext value={value}>{children}</SelectionContext>
}

/** The selection in the list. */
export function useSelection() {
  return use(SelectionContext)
}
