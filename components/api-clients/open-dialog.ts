'use client'

import { createContext, use } from 'react'
import type { ActedOnClient, RevealedSecret } from './api-client-view'

/** Which dialog is open. */
export type OpenDialog =
  | { kind: 'none' }
  | { kind: 'create' }
  | { kind: 'edit'; client: ActedOnClient }
  | { kind: 'reset'; client: ActedOnClient }
  | { kind: 'disable'; client: ActedOnClient }
  | { kind: 'delete'; client: ActedOnClient }
  | { kind: 'secret'; secret: RevealedSecret }

/** What buttons of the page can have done. Filled by the page's dialogs. */
interface Commands {
  open: (dialog: OpenDialog) => void
  /** Undoes a disabling, which needs no question. */
  enable: (client: ActedOnClient) => void
}

export const CommandContext = createContext<Commands>({ open: () => {}, enable: () => {} })

/** Opens the dialogs of this area, and does what needs none. */
export function useCommands() {
  return use(CommandContext)
}
