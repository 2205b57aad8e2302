import { visibilityOf, type Viewer } from '@/lib/domain/visibility'
import { Prisma } from './generated/client'
import type { Sql } from './transaction'

// Compiles the rules of `lib/domain/visibility` for Prisma and SQL. Each credential stores the products whose administrators
// see it.

/** Whether they see every credential, so that none needs to be checked. */
export const seesAll = (viewer: Viewer) => visibilityOf(viewer) === 'all'

/** A condition for the credentials that a person may see, live or deleted, or for the grants of such credentials. */
export function everVisible(viewer: Viewer): { seenBy?: { hasSome: string[] } } {
  const visibility = visibilityOf(viewer)
  return visibility === 'all' ? {} : { seenBy: { hasSome: visibility.productIds } }
}

/** The live credentials that a person may see. */
export function visibleCredentials(viewer: Viewer): Prisma.CredentialWhereInput {
  return { deletedAt: null, ...everVisible(viewer) }
}

/** Like `everVisible`, for a row of "Credential" with the alias `c` in raw SQL. */
export function everVisibleRow(viewer: Viewer): Prisma.Sql {
  const visibility = visibilityOf(viewer)
  return visibility === 'all' ? Prisma.sql`TRUE` : Prisma.sql`c."seenBy" && ${visibility.productIds}`
}

/** Like `visibleCredentials`, for a row of "Credential" with the alias `c` in raw SQL. */
export function visibleRow(viewer: Viewer): Prisma.Sql {
  return Prisma.sql`c."deletedAt" IS NULL AND ${everVisibleRow(viewer)}`
}

/** Like `everVisibleRow`, and with the rule of `visibilityOf`, for the person in the row of "User" with the alias `u`. */
export const everVisibleToUser = Prisma.sql`u."role" <> 'product_administrator' OR c."seenBy" && ARRAY(
  SELECT a."productId" FROM "ProductAdministrator" AS a WHERE a."userId" = u."id"
)`

/** Up to this number, credentials can be read one by one. */
export const few = 500

/** Whether a person sees so few credentials that all of them can be read. Reads no more index rows than that number. */
export async function seesFew(sql: Sql, viewer: Viewer): Promise<boolean> {
  const visibility = visibilityOf(viewer)
  if (visibility === 'all') return false
  const [{ count } = { count: 0n }] = await sql.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM (
      SELECT 1 FROM "CredentialProduct" WHERE "productId" = ANY(${visibility.productIds}) LIMIT ${few + 1}
    ) AS "first"`
  return count <= few
}
