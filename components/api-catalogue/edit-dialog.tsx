'use client'

import { ApiDialog } from './api-dialog'
import type { ApiView, CatalogueActions, ProductView } from './catalogue-view'
import { losses } from './losses'

interface EditDialogProps {
  api: ApiView
  edit: CatalogueActions['edit']
  products: ProductView[]
  onClose: () => void
}

/** Edits an entry of the catalogue, and says beforehand which credentials lose what. */
export function EditDialog({ api, edit, products, onClose }: EditDialogProps) {
  const { name, slug, writable, grantable } = api
  return (
    <ApiDialog
      title="Edit API"
      saveLabel="Save"
      done="Saved"
      values={{ name, slug, productId: api.productId ?? '', writable, grantable }}
      save={({ slug: _fixed, ...fields }) => edit({ ...fields, id: api.id })}
      products={products}
      slugFixed
      warningOf={(fields) => losses(api, { ...api, productId: api.productId ?? '', ...fields })}
      onClose={onClose}
    />
  )
}
