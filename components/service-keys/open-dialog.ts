'use client'

import { createContext, use } from 'react'
import type { RevealedKey, ServiceKeyView } from './service-key-view'

/** Which dialog is open. */
export type OpenDialog =
  | { kind: 'none' }
  | { kind: 'create' }
  | { kind: 'replace'; serviceKey: ServiceKeyView }
  | { kind: 'delete'; serviceKey: ServiceKeyView }
  | { kind: 'generated'; revealed: RevealedKey }

/** What buttons of the page can have done. Filled by the page's dialogs. */
interface Commands {
  open: (dialog: OpenDialog) => void
  /** Each undoes the other, so neither needs a question. */
  enable: (serviceKey: ServiceKeyView) => void
  disable: (serviceKey: ServiceKeyView) => void
}

export const CommandContext = createContext<Commands>({
  open: () => {},
  enable: () => {},
  disable: () => {},
})

/** Opens the dialogs of this area, and does what needs none. */
export function useCommands() {
  return use(CommandContext)
}
