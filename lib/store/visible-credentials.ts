import type { Role } from '@/lib/domain/role'
import type { Prisma } from './generated/client'

/** Who looks, as far as it decides what they may see. */
export interface Viewer {
  role: Role
  /** Ids of the products that a product administrator looks after. */
  productIds: string[]
}

/** Which live credentials a person may see: product administrators those authorized for one of their products. */
export function visibleCredentials({ role, productIds }: Viewer): Prisma.CredentialWhereInput {
  if (role !== 'product_administrator') return { deletedAt: null }
  return {
    deletedAt: null,
    authorization: 'product_administrator',
    authorizedProducts: { some: { id: { in: productIds } } },
  }
}
