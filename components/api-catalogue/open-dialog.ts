'use client'

import { dialogHost } from '@/components/ui/dialog-host'
import type { ApiView } from './catalogue-view'

/** The dialogs that can be open over the catalogue. */
type CatalogueDialog = { kind: 'add' } | { kind: 'edit' | 'retire'; api: ApiView }

const host = dialogHost<CatalogueDialog>()
export const CatalogueHost = host.Host
export const OpenCatalogueButton = host.OpenButton
export const CatalogueMenu = host.EditMenu
