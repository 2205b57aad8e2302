'use client'

import { createContext, use } from 'react'
import type { CredentialKind } from '@/lib/domain/credential'
import type { ActedOn, ActedOnFields, Revealed } from './credential-view'

/** The dialog that is open over a page of credentials. */
export type OpenDialog<Kind extends CredentialKind> =
  | { kind: 'create' }
  | { kind: 'edit' | 'renew' | 'askDisable' | 'delete'; credential: ActedOn<Kind> }
  | { kind: 'secret'; revealed: Revealed[Kind] }

/** What can be done with a credential. Most operations open a dialog; the others happen immediately. */
export type Operation = 'edit' | 'renew' | 'enable' | 'disable' | 'askDisable' | 'delete'

/**
 * What buttons of a page can start, provided by its dialogs. Everything on a page is of one kind. `perform` is a method so that
 * TypeScript accepts dialogs of any kind (method parameters are bivariant).
 */
interface Operations {
  create(): void
  perform(operation: Operation, credential: ActedOnFields): void
}

export const PerformContext = createContext<Operations>({ create: () => {}, perform: () => {} })

/** Opens or performs something through the dialogs of the page. */
export function usePerform() {
  return use(PerformContext)
}
