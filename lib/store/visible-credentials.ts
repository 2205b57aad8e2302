import type { Role } from '@/lib/domain/role'
import { Prisma } from './generated/client'

/** Who looks, as far as it decides what they may see. */
export interface Viewer {
  role: Role
  /** Ids of the products that a product administrator looks after. */
  productIds: string[]
}

/** Whether they see every live credential. Product administrators see those authorized for one of their products. */
export const seesAll = ({ role }: Viewer) => role !== 'product_administrator'

/** Which live credentials a person may see. */
export function visibleCredentials(viewer: Viewer): Prisma.CredentialWhereInput {
  if (seesAll(viewer)) return { deletedAt: null }
  return {
    deletedAt: null,
    authorization: 'product_administrator',
    authorizedProducts: { some: { id: { in: viewer.productIds } } },
  }
}

/** The same of a row of "Credential" called `c`, for statements by hand. */
export function visibleRow(viewer: Viewer): Prisma.Sql {
  const isLive = Prisma.sql`c."deletedAt" IS NULL`
  if (seesAll(viewer)) return isLive
  return Prisma.sql`${isLive} AND c."authorization" = 'product_administrator' AND EXISTS (
    SELECT 1 FROM "_CredentialToProduct" AS t WHERE t."A" = c."id" AND t."B" = ANY(${viewer.productIds})
  )`
}
