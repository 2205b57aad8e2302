'use client'

import { createContext, use } from 'react'
import type { ServiceUserView } from './service-user-view'

/** Which dialog is open. */
export type OpenServiceUserDialog = { kind: 'none' } | { kind: 'edit' | 'delete'; user: ServiceUserView }

/** Filled by the page's dialogs. */
export const OpenServiceUserContext = createContext<(dialog: OpenServiceUserDialog) => void>(() => {})

/** Opens a dialog of the service users. */
export function useOpenServiceUserDialog() {
  return use(OpenServiceUserContext)
}
