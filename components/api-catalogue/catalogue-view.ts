import type { ActionState } from '@/components/ui/action-state'
import type { ApiForm } from '@/lib/schemas/forms/catalogue'

/** An API as the browser gets it. */
export interface ApiView {
  id: string
  slug: string
  name: string
  productId: string | null
  productName: string | null
  writable: boolean
  grantable: boolean
  /** How many live credentials may read and write it. */
  readers: number
  writers: number
}

export interface ProductView {
  id: string
  name: string
}

/** What the server does for this area; each is a public endpoint that checks for itself. */
export interface CatalogueActions {
  add: (input: ApiForm) => Promise<ActionState<{ name: string }>>
  edit: (input: Omit<ApiForm, 'slug'> & { id: string }) => Promise<ActionState<{ name: string }>>
  retire: (input: { id: string }) => Promise<ActionState<{ name: string }>>
}
