import type { ActionState } from '@/components/ui/action-state'
import type { Affected } from '@/components/ui/affected'
import type { ApiForm, ProductForm } from '@/lib/schemas/forms/catalogue'

/** The fields of an API that the browser receives. */
export interface ApiView {
  id: string
  slug: string
  name: string
  productId: string | null
  writable: boolean
  grantable: boolean
  /** How many live credentials hold a permission on it. One more than `mostHolders` means more than that. */
  apiClients: number
  serviceApiKeys: number
  /** How many of them may write. */
  writers: number
}

export interface ProductView {
  id: string
  slug: string
  name: string
}

/** The APIs of a product, or those outside any product. */
export interface GroupView {
  product: ProductView | null
  apis: ApiView[]
}

/** The samples that can be erased. */
export interface Samples extends Affected {
  /** How many of each: "2 sample APIs and 1 sample product". */
  inWords: string
}

type Named = Promise<ActionState<{ name: string }>>

/** The server actions of this area. Each is a public endpoint with its own checks. */
export interface CatalogueActions {
  add: (input: ApiForm) => Named
  edit: (input: Omit<ApiForm, 'slug'> & { id: string }) => Named
  retire: (input: { id: string }) => Named
  /** The credentials that can use an API. */
  holders: (input: { id: string }) => Promise<ActionState<Affected>>
  addProduct: (input: ProductForm) => Named
  renameProduct: (input: { id: string; name: string }) => Named
  removeProduct: (input: { id: string }) => Named
  /** What keeps a product from being removed. */
  productUse: (input: { id: string }) => Promise<ActionState<Affected>>
  removeSamples: (input: { id: string }) => Named
}
