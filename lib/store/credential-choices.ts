import type { CredentialKind } from '@/lib/domain/credential'
import { visibilityOf, type Viewer } from '@/lib/domain/visibility'
import { Prisma } from './generated/client'
import type { Sql } from './transaction'
import { few, seesFew, visibleRow } from './visible-credentials'

// What lists can be narrowed by: what occurs among the credentials of a kind that a person may see.

/** As many applications as can be chosen from; a search finds the others too. */
const mostApplications = 200

/** Who created some of them, by name. */
export async function creatorsAmong(sql: Sql, kind: CredentialKind, viewer: Viewer) {
  const creators = await valuesAmong(sql, viewer, {
    column: Prisma.sql`c."createdById"`,
    among: Prisma.sql`${ofKind(kind, viewer)} AND c."createdById" IS NOT NULL`,
  })
  return sql.$queryRaw<{ id: string; name: string }[]>`
    SELECT p."id", p."name" FROM (${creators}) AS v JOIN "User" AS p ON p."id" = v."value" ORDER BY p."name", p."id"`
}

/** The applications of API clients, the first of them by name. */
export async function applicationsAmong(sql: Sql, viewer: Viewer): Promise<string[]> {
  const applications = await valuesAmong(sql, viewer, {
    column: Prisma.sql`c."application"`,
    among: Prisma.sql`${ofKind('api_client', viewer)} AND c."application" IS NOT NULL`,
    most: mostApplications,
  })
  const rows = await sql.$queryRaw<{ value: string }[]>(applications)
  return rows.map(({ value }) => value)
}

interface GrantedApi {
  slug: string
  name: string
  writable: boolean
}

/**
 * The APIs that some of them were granted, by name. Whether one of many was granted an API could only be told by looking at
 * all of them: of whoever sees many, some are looked at, and the APIs of their own products are among the choices too.
 */
export async function apisAmong(sql: Sql, kind: CredentialKind, viewer: Viewer): Promise<GrantedApi[]> {
  const visibility = visibilityOf(viewer)
  if (visibility === 'all') {
    // Grants are of live credentials alone. In the order of an index, or one that few hold would be looked for among all that others hold.
    return sql.$queryRaw`
      SELECT a."slug", a."name", a."writable" FROM "Api" AS a CROSS JOIN LATERAL (
        SELECT 1 FROM "Grant" AS g WHERE g."apiId" = a."id" AND g."kind" = ${kind}::"CredentialKind"
        ORDER BY g."credentialId" LIMIT 1
      ) AS one ORDER BY a."name", a."id"`
  }
  const ofTheirs = (await seesFew(sql, viewer))
    ? Prisma.sql`FALSE`
    : Prisma.sql`a."productId" = ANY(${visibility.productIds}) AND a."grantable" AND a."retiredAt" IS NULL`
  return sql.$queryRaw`
    WITH "looked_at" AS MATERIALIZED (
      SELECT c."id" FROM "Credential" AS c WHERE ${ofKind(kind, viewer)} ORDER BY c."id" LIMIT ${few}
    ), "granted" AS MATERIALIZED (
      SELECT DISTINCT g."apiId" FROM "looked_at" AS l JOIN "Grant" AS g ON g."credentialId" = l."id"
    )
    SELECT a."slug", a."name", a."writable" FROM "Api" AS a
    WHERE a."id" IN (SELECT "apiId" FROM "granted") OR (${ofTheirs}) ORDER BY a."name", a."id"`
}

function ofKind(kind: CredentialKind, viewer: Viewer): Prisma.Sql {
  return Prisma.sql`c."kind" = ${kind}::"CredentialKind" AND ${visibleRow(viewer)}`
}

interface Wanted {
  /** Of "Credential" called `c`. */
  column: Prisma.Sql
  /** Which credentials count. An index has the kind, the column and the ID, in this order. */
  among: Prisma.Sql
  /** How many are enough. */
  most?: number
}

/**
 * The values that credentials have in a column, in order, as a query with the one column "value". Who sees few credentials has
 * each of them looked at. For others the index is stepped through, each value after the one before it: where few may be seen,
 * steps would look at all between them, each time.
 */
async function valuesAmong(sql: Sql, viewer: Viewer, { column, among, most }: Wanted): Promise<Prisma.Sql> {
  const limit = most === undefined ? Prisma.empty : Prisma.sql`LIMIT ${most}`
  if (await seesFew(sql, viewer)) {
    return Prisma.sql`SELECT DISTINCT ${column} AS "value" FROM "Credential" AS c WHERE ${among} ORDER BY 1 ${limit}`
  }
  const first = (condition: Prisma.Sql) =>
    Prisma.sql`(SELECT ${column} FROM "Credential" AS c WHERE ${among} ${condition} ORDER BY ${column}, c."id" LIMIT 1)`
  return Prisma.sql`
    WITH RECURSIVE "used" AS (
      SELECT ${first(Prisma.empty)} AS "value"
      UNION ALL
      SELECT ${first(Prisma.sql`AND ${column} > "used"."value"`)} FROM "used" WHERE "used"."value" IS NOT NULL
    )
    SELECT "value" FROM "used" WHERE "value" IS NOT NULL ${limit}`
}
