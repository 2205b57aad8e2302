'use client'

import { createContext, use } from 'react'
import type { ApiClientView, RevealedSecret } from './api-client-view'

/** Which dialog is open. */
export type OpenDialog =
  | { kind: 'none' }
  | { kind: 'create' }
  | { kind: 'edit'; client: ApiClientView }
  | { kind: 'reset'; client: ApiClientView }
  | { kind: 'disable'; client: ApiClientView }
  | { kind: 'delete'; client: ApiClientView }
  | { kind: 'secret'; secret: RevealedSecret }

/** What buttons of the page can have done. Filled by the page's dialogs. */
interface Commands {
  open: (dialog: OpenDialog) => void
  /** Undoes a disabling, which needs no question. */
  enable: (client: ApiClientView) => void
}

export const CommandContext = createContext<Commands>({ open: () => {}, enable: () => {} })

/** Opens the dialogs of this area, and does what needs none. */
export function useCommands() {
  return use(CommandContext)
}
