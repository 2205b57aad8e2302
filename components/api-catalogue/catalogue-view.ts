import type { ActionState } from '@/components/ui/action-state'
import type { ApiForm } from '@/lib/schemas/forms/catalogue'

/** The fields of an API that the browser receives. */
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

/** The server actions of this area. Each is a public endpoint with its own checks. */
export interface CatalogueActions {
  add: (input: ApiForm) => Promise<ActionState<{ name: string }>>
  edit: (input: Omit<ApiForm, 'slug'> & { id: string }) => Promise<ActionState<{ name: string }>>
  retire: (input: { id: string }) => Promise<ActionState<{ name: string }>>
}
