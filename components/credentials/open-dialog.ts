'use client'

import { createContext, use } from 'react'
import type { CredentialKind } from '@/lib/domain/credential'
import type { ActedOn, ActedOnFields, Revealed } from './credential-view'

/** The dialog that is open over a page of credentials. */
export type OpenDialog<Kind extends CredentialKind> =
  | { kind: 'create' }
  | { kind: 'edit' | 'renew' | 'askDisable' | 'delete'; credential: ActedOn<Kind> }
  | { kind: 'secret'; revealed: Revealed[Kind] }

/** What can be done with one: most of it begins with a dialog, the rest is done at once. */
export type Operation = 'edit' | 'renew' | 'enable' | 'disable' | 'askDisable' | 'delete'

/**
 * What buttons of the page can have done. Filled by the page's dialogs: all that is on it is of their kind, which is why what they
 * perform is a method here (that is how TypeScript lets the kind go).
 */
interface Operations {
  create(): void
  perform(operation: Operation, credential: ActedOnFields): void
}

export const PerformContext = createContext<Operations>({ create: () => {}, perform: () => {} })

/** Has something done by the dialogs of the page. */
export function usePerform() {
  return use(PerformContext)
}
