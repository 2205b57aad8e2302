import type { Role } from './role'

/** Who looks, as far as it decides what they may see. */
export interface Viewer {
  role: Role
  /** Ids of the products that a product administrator looks after. */
  productIds: string[]
}

/** Which credentials somebody may see: all of them, or those authorized for at least one of some products. */
export type Visibility = 'all' | { productIds: string[] }

/** Product administrators see the credentials that are authorized for one of their products; everybody else sees all. */
export function visibilityOf({ role, productIds }: Viewer): Visibility {
  return role === 'product_administrator' ? { productIds } : 'all'
}
