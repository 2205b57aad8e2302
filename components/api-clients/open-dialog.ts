'use client'

import { createContext, use } from 'react'
import type { ApiClientView, RevealedSecret } from './api-client-view'

/** Which dialog is open. */
export type OpenDialog =
  | { kind: 'none' }
  | { kind: 'create' }
  | { kind: 'edit'; client: ApiClientView }
  | { kind: 'reset'; client: ApiClientView }
  | { kind: 'delete'; client: ApiClientView }
  | { kind: 'secret'; secret: RevealedSecret }

/** Filled by the page's dialogs. */
export const OpenContext = createContext<(dialog: OpenDialog) => void>(() => {})

/** Opens a dialog of this area. */
export function useOpenDialog() {
  return use(OpenContext)
}
