'use client'

import { createContext, use } from 'react'
import type { LinkView, PersonView } from './person-view'

/** Which dialog is open. */
export type OpenDialog =
  | { kind: 'none' }
  | { kind: 'invite' }
  | { kind: 'link'; link: LinkView }
  | { kind: 'edit' | 'makeLink' | 'endSessions' | 'disable' | 'delete'; person: PersonView }

interface Commands {
  open: (dialog: OpenDialog) => void
  /** Needs no question: it takes nothing from anybody. */
  enable: (person: PersonView) => void
}

/** Filled by the page's dialogs. */
export const CommandsContext = createContext<Commands>({ open: () => {}, enable: () => {} })

/** What the controls of this area can ask for. */
export function useCommands() {
  return use(CommandsContext)
}
