'use client'

import { createContext, use } from 'react'
import type { ApiView } from './catalogue-view'

/** Which dialog is open. */
export type OpenDialog =
  | { kind: 'none' }
  | { kind: 'add' }
  | { kind: 'edit'; api: ApiView }
  | { kind: 'retire'; api: ApiView }

/** Filled by the page's dialogs. */
export const OpenContext = createContext<(dialog: OpenDialog) => void>(() => {})

/** Opens a dialog of this area. */
export function useOpenDialog() {
  return use(OpenContext)
}
