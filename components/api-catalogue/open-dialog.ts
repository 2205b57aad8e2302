'use client'

import { dialogHost } from '@/components/ui/dialog-host'
import type { CatalogueGiven } from './dialogs'
import type { ApiView, ProductView, Samples } from './catalogue-view'

/** The dialogs that can be open over the catalogue. */
export type CatalogueDialog =
  | { kind: 'add' | 'addProduct' }
  | { kind: 'edit' | 'retire'; api: ApiView }
  | { kind: 'renameProduct' | 'removeProduct'; product: ProductView }
  | { kind: 'removeSamples'; samples: Samples }

const host = dialogHost<CatalogueDialog, CatalogueGiven>(() =>
  import('./dialogs').then(({ CatalogueDialogs }) => CatalogueDialogs),
)
export const CatalogueHost = host.Host
export const useCatalogueDoors = host.useDoors
export const OpenCatalogueButton = host.OpenButton
export const CatalogueMenu = host.EditMenu
