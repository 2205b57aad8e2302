import type { Role } from '@/lib/domain/role'
import { Prisma } from './generated/client'
import type { Sql } from './transaction'

/** Who looks, as far as it decides what they may see. */
export interface Viewer {
  role: Role
  /** Ids of the products that a product administrator looks after. */
  productIds: string[]
}

/** Whether they see every live credential. Product administrators see those authorized for one of their products. */
export const seesAll = ({ role }: Viewer) => role !== 'product_administrator'

/** Which credentials a person may see, live or deleted, or what was granted to such ones. */
export function everVisible(viewer: Viewer): { seenBy?: { hasSome: string[] } } {
  return seesAll(viewer) ? {} : { seenBy: { hasSome: viewer.productIds } }
}

/** Which live credentials a person may see. */
export function visibleCredentials(viewer: Viewer): Prisma.CredentialWhereInput {
  return { deletedAt: null, ...everVisible(viewer) }
}

/** As `everVisible`, of a row of "Credential" called `c`, for statements by hand. */
export function everVisibleRow(viewer: Viewer): Prisma.Sql {
  return seesAll(viewer) ? Prisma.sql`TRUE` : Prisma.sql`c."seenBy" && ${viewer.productIds}`
}

/** As `visibleCredentials`, of a row of "Credential" called `c`, for statements by hand. */
export function visibleRow(viewer: Viewer): Prisma.Sql {
  return Prisma.sql`c."deletedAt" IS NULL AND ${everVisibleRow(viewer)}`
}

/** As `everVisibleRow`, for whoever the row of "User" called `u` is. */
export const everVisibleToUser = Prisma.sql`u."role" <> 'product_administrator' OR c."seenBy" && ARRAY(
  SELECT t."A" FROM "_ProductToUser" AS t WHERE t."B" = u."id"
)`

/** So many can be looked at one by one. */
export const few = 500

/** Whether a person sees so few credentials that all of them can be looked at. Reads no more than that many rows of an index. */
export async function seesFew(sql: Sql, viewer: Viewer): Promise<boolean> {
  if (seesAll(viewer)) return false
  const [{ count } = { count: 0n }] = await sql.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM (
      SELECT 1 FROM "_CredentialToProduct" WHERE "B" = ANY(${viewer.productIds}) LIMIT ${few + 1}
    ) AS "first"`
  return count <= few
}
