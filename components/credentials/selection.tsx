'use client'

import { createContext, use, useMemo, useState, type ReactNode } from 'react'
import { mostChosen } from '@/lib/schemas/forms/batch-size'
import type { ChosenCredential } from './bulk-view'

interface Selection {
  chosen: ReadonlyMap<string, ChosenCredential>
  /** The list, by its address, whose first matches were selected in one go; null once a row was selected or deselected. */
  matching: string | null
  /** Selects credentials, up to the maximum, or deselects them. */
  set: (credentials: readonly ChosenCredential[], on: boolean) => void
  /** Selects what matches, and nothing else. */
  setMatching: (list: string, credentials: readonly ChosenCredential[]) => void
  clear: () => void
}

type Chosen = Pick<Selection, 'chosen' | 'matching'>

const nothing: Chosen = { chosen: new Map(), matching: null }

const SelectionContext = createContext<Selection>({
  ...nothing,
  set: () => {},
  setMatching: () => {},
  clear: () => {},
})

/** Holds the selected credentials, across the pages of the list. */
export function SelectionProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState(nothing)
  const value = useMemo<Selection>(
    () => ({
      ...state,
      set: (credentials, on) =>
        setState(({ chosen }) => ({ chosen: changed(chosen, credentials, on), matching: null })),
      setMatching: (matching, credentials) =>
        setState({ chosen: changed(new Map(), credentials, true), matching }),
      clear: () => setState(nothing),
    }),
    [state],
  )
  return <SelectionContext value={value}>{children}</SelectionContext>
}

function changed(
  before: ReadonlyMap<string, ChosenCredential>,
  credentials: readonly ChosenCredential[],
  on: boolean,
): ReadonlyMap<string, ChosenCredential> {
  const after = new Map(before)
  for (const { id, name, lastRedeemedAt } of credentials) {
    if (!on) after.delete(id)
    else if (after.size < mostChosen) after.set(id, { id, name, lastRedeemedAt })
  }
  return after
}

/** The selection in the list. */
export function useSelection() {
  return use(SelectionContext)
}
