'use client'

import { createContext, use } from 'react'
import type { CredentialKind } from '@/lib/domain/credential'
import type { ActedOn, ActedOnFields, Revealed } from './credential-view'
import type { GrantedPermissions } from '@/lib/domain/permission-use'

/** The dialog that is open on a page of credentials. */
export type OpenDialog<Kind extends CredentialKind> =
  | { kind: 'create' }
  | {
      kind:
        | 'duplicate'
        | 'changeExpiry'
        | 'rotate'
        | 'reset'
        | 'revokeTokens'
        | 'replace'
        | 'askDisable'
        | 'delete'
      credential: ActedOn<Kind>
    }
  /** `without`: permissions to untick. */
  | { kind: 'edit'; credential: ActedOn<Kind>; without?: GrantedPermissions[] }
  | { kind: SecretOperation; credential: ActedOnFields; secretId: string }
  /** `besideOld`: whether the old secret still works. */
  | { kind: 'secret'; revealed: Revealed[Kind]; besideOld: boolean }

/** What you can do with the old secret of a rotation. */
export type SecretOperation = 'retireSecret' | 'extendSecret'

/** What you can do with a credential: most operations open a dialog, the others run at once. */
export type Operation =
  | 'edit'
  | 'changeExpiry'
  | 'duplicate'
  | 'rotate'
  | 'reset'
  | 'revokeTokens'
  | 'replace'
  | 'enable'
  | 'disable'
  | 'askDisable'
  | 'delete'

/**
 * What the buttons of a page can start with credentials of a kind; the page's dialogs provide it. `perform` is declared as a
 * method: TypeScript then accepts the function of that kind.
 */
export interface PageOperations {
  create(): Opening
  perform(operation: Operation, credential: ActedOnFields): Opening
  performOnSecret(operation: SecretOperation, credential: ActedOnFields, secretId: string): Opening
  /** Opens the form that edits a credential, with some permissions unticked. Saving is left to the person. */
  editWithout(credential: ActedOnFields, without: GrantedPermissions[]): Opening
  /** Loads the code of the dialogs. */
  prepare(): void
}

/** Lasts while the code of the dialogs is still loading. */
type Opening = Promise<void> | undefined

export type Perform = PageOperations['perform']

/** Most pages show one kind. */
export const PageOperationContext = createContext<Partial<Record<CredentialKind, PageOperations>>>({})

/** The operations of the page around a component, for credentials of a kind. */
export function usePageOperations(kind: CredentialKind): PageOperations {
  const operations = use(PageOperationContext)[kind]
  if (!operations) throw new Error('no dialogs of credentials around this component')
  return operations
}
