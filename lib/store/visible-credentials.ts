import type { Role } from '@/lib/domain/role'
import { Prisma } from './generated/client'

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

/** The same of a row of "Credential" called `c`, for statements by hand. */
export function visibleRow({ role, productIds }: Viewer): Prisma.Sql {
  const isLive = Prisma.sql`c."deletedAt" IS NULL`
  if (role !== 'product_administrator') return isLive
  return Prisma.sql`${isLive} AND c."authorization" = 'product_administrator' AND EXISTS (
    SELECT 1 FROM "_CredentialToProduct" AS t WHERE t."A" = c."id" AND t."B" = ANY(${productIds})
  )`
}
