'use client'

import { createContext, use, useMemo, useState, type ReactNode } from 'react'
import { mostChosen } from '@/lib/schemas/forms/bulk'
import type { ChosenCredential } from './bulk-view'

interface Selection {
  chosen: ReadonlyMap<string, ChosenCredential>
  /** Chooses some, as far as there is room, or lets them go. */
  set: (credentials: readonly ChosenCredential[], on: boolean) => void
  clear: () => void
}

const SelectionContext = createContext<Selection>({ chosen: new Map(), set: () => {}, clear: () => {} })

/** Holds which credentials are chosen, also while one goes from page to page of the list. */
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

/** What is chosen in the list. */
export function useSelection() {
  return use(SelectionContext)
}
