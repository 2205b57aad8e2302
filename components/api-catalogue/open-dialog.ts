'use client'

import { dialogHost } from '@/components/ui/dialog-host'
import type { ApiView, ProductView, Samples, CatalogueActions } from './catalogue-view'
import type { AffectedReading } from '@/components/ui/affected'

/** The dialogs that can be open over the catalogue. */
export type CatalogueDialog =
  | { kind: 'add' | 'addProduct' }
  | { kind: 'edit' | 'retire'; api: ApiView }
  | { kind: 'renameProduct' | 'removeProduct'; product: ProductView }
  | { kind: 'removeSamples'; samples: Samples }

/** What the dialogs need of the page. */
export interface CatalogueGiven {
  actions: CatalogueActions
  products: ProductView[]
  reading: AffectedReading
}

const host = dialogHost<CatalogueDialog, CatalogueGiven>(() =>
  import('./dialogs').then(({ CatalogueDialogs }) => CatalogueDialogs),
)
export const CatalogueHost = host.Host
export const useCatalogueDoors = host.useDoors
export const OpenCatalogueButton = host.OpenButton
export const CatalogueMenu = host.EditMenu
