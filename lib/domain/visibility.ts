import type { Person, Program } from './principal'

/** The properties of a viewer that decide what they may see. */
export type Viewer = Pick<Person, 'role' | 'productIds'> | Pick<Program, 'kind'>

/** Which credentials a viewer may see: all, or those authorized for at least one of some products. */
export type Visibility = 'all' | { productIds: string[] }

/** Product administrators see the credentials that are authorized for one of their products; everybody else sees all. */
export function visibilityOf(viewer: Viewer): Visibility {
  if (!('role' in viewer)) return { productIds: [] }
  return viewer.role === 'product_administrator' ? { productIds: viewer.productIds } : 'all'
}
