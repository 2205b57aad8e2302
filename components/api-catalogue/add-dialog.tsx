'use client'

import { ApiDialog } from './api-dialog'
import type { CatalogueActions, ProductView } from './catalogue-view'

interface AddDialogProps {
  add: CatalogueActions['add']
  products: ProductView[]
  onClose: () => void
}

const empty = { name: '', slug: '', productId: '', writable: true, grantable: true }

/** Adds an API to the catalogue. */
export function AddDialog({ add, products, onClose }: AddDialogProps) {
  return (
    <ApiDialog
      title="Add API"
      saveLabel="Add"
      done="Added"
      values={empty}
      save={add}
      products={products}
      slugFixed={false}
      onClose={onClose}
    />
  )
}
