'use client'

import { createContext, use } from 'react'
import type { GroupView } from './group-view'

/** Which dialog is open. */
export type OpenGroupDialog =
  | { kind: 'none' }
  | { kind: 'create' }
  | { kind: 'edit' | 'delete'; group: GroupView }

/** Filled by the page's dialogs. */
export const OpenGroupContext = createContext<(dialog: OpenGroupDialog) => void>(() => {})

/** Opens a dialog of the groups. */
export function useOpenGroupDialog() {
  return use(OpenGroupContext)
}
