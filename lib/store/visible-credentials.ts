import { visibilityOf, type Viewer } from '@/lib/domain/visibility'
import { Prisma } from './generated/client'
import type { Sql } from './transaction'

// What `lib/domain/visibility` decides, compiled for Prisma and for SQL. Each credential keeps by which products it is seen.

/** Whether they see every credential, so that nothing is to be asked about each. */
export const seesAll = (viewer: Viewer) => visibilityOf(viewer) === 'all'

/** Which credentials a person may see, live or deleted, or what was granted to such ones. */
export function everVisible(viewer: Viewer): { seenBy?: { hasSome: string[] } } {
  const visibility = visibilityOf(viewer)
  return visibility === 'all' ? {} : { seenBy: { hasSome: visibility.productIds } }
}

/** Which live credentials a person may see. */
export function visibleCredentials(viewer: Viewer): Prisma.CredentialWhereInput {
  return { deletedAt: null, ...everVisible(viewer) }
}

/** As `everVisible`, of a row of "Credential" called `c`, for statements by hand. */
export function everVisibleRow(viewer: Viewer): Prisma.Sql {
  const visibility = visibilityOf(viewer)
  return visibility === 'all' ? Prisma.sql`TRUE` : Prisma.sql`c."seenBy" && ${visibility.productIds}`
}

/** As `visibleCredentials`, of a row of "Credential" called `c`, for statements by hand. */
export function visibleRow(viewer: Viewer): Prisma.Sql {
  return Prisma.sql`c."deletedAt" IS NULL AND ${everVisibleRow(viewer)}`
}

/** As `everVisibleRow`, and as `visibilityOf` decides, for whoever the row of "User" called `u` is. */
export const everVisibleToUser = Prisma.sql`u."role" <> 'product_administrator' OR c."seenBy" && ARRAY(
  SELECT a."productId" FROM "ProductAdministrator" AS a WHERE a."userId" = u."id"
)`

/** So many can be looked at one by one. */
export const few = 500

/** Whether a person sees so few credentials that all of them can be looked at. Reads no more than that many rows of an index. */
export async function seesFew(sql: Sql, viewer: Viewer): Promise<boolean> {
  const visibility = visibilityOf(viewer)
  if (visibility === 'all') return false
  const [{ count } = { count: 0n }] = await sql.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM (
      SELECT 1 FROM "CredentialProduct" WHERE "productId" = ANY(${visibility.productIds}) LIMIT ${few + 1}
    ) AS "first"`
  return count <= few
}
