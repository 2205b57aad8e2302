'use client'

import { createContext, use, useMemo, useState, type ReactNode } from 'react'
import { mostChosen } from '@/lib/schemas/forms/bulk'
import type { ChosenClient } from './bulk-view'

interface Selection {
  chosen: ReadonlyMap<string, ChosenClient>
  /** Chooses some, as far as there is room, or lets them go. */
  set: (clients: readonly ChosenClient[], on: boolean) => void
  clear: () => void
}

const SelectionContext = createContext<Selection>({ chosen: new Map(), set: () => {}, clear: () => {} })

/** Holds which API clients are chosen, also while one goes from page to page of the list. */
export function SelectionProvider({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, ChosenClient>>(new Map())
  const value = useMemo<Selection>(
    () => ({
      chosen,
      set: (clients, on) =>
        setChosen((before) => {
          const after = new Map(before)
          for (const client of clients) {
            if (!on) after.delete(client.id)
            else if (after.size < mostChosen) after.set(client.id, client)
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
