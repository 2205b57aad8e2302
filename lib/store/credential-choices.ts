import type { CredentialKind } from '@/lib/domain/credential'
import { visibilityOf, type Viewer } from '@/lib/domain/visibility'
import { Prisma } from './generated/client'
import type { Sql } from './transaction'
import { few, seesFew, visibleRow } from './visible-credentials'

// What lists can be filtered by: the values that occur among the credentials of a kind that a person may see.

/** How many applications or owners can be chosen from. A search finds the others too. */
const mostOffered = 200

/** The people who created such credentials, sorted by name. */
export async function creatorsAmong(sql: Sql, kind: CredentialKind, viewer: Viewer) {
  const creators = await valuesAmong(sql, viewer, {
    column: Prisma.sql`c."createdById"`,
    among: Prisma.sql`${ofKind(kind, viewer)} AND c."createdById" IS NOT NULL`,
  })
  return sql.$queryRaw<{ id: string; name: string }[]>`
    SELECT p."id", p."name" FROM (${creators}) AS v JOIN "User" AS p ON p."id" = v."value" ORDER BY p."name", p."id"`
}

/**
 * The owners of such credentials, sorted by name and limited. `asked` is among them if they own one, even beyond the limit.
 * Asks for each person whether they own one, because the index of owners is in no order of names.
 */
export async function ownersAmong(sql: Sql, kind: CredentialKind, viewer: Viewer, asked: string | undefined) {
  const ofTheirs = ofKind(kind, viewer)
  // LATERAL, because the planner would otherwise join all credentials.
  const owning = (await seesFew(sql, viewer))
    ? Prisma.sql`JOIN (SELECT DISTINCT c."ownerId" FROM "Credential" AS c WHERE ${ofTheirs}) AS o ON o."ownerId" = p."id"`
    : Prisma.sql`CROSS JOIN LATERAL (
        SELECT 1 FROM "Credential" AS c WHERE ${ofTheirs} AND c."ownerId" = p."id" ORDER BY c."id" LIMIT 1) AS one`
  const first = Prisma.sql`
    SELECT p."id", p."name" FROM "User" AS p ${owning} ORDER BY p."nameKey", p."id" LIMIT ${mostOffered}`
  const also = asked
    ? Prisma.sql`UNION SELECT p."id", p."name" FROM "User" AS p ${owning} WHERE p."id" = ${asked}`
    : Prisma.empty
  const rows = await sql.$queryRaw<{ id: string; name: string }[]>`(${first}) ${also}`
  return rows.toSorted((a, b) => alphabet.compare(a.name, b.name))
}

/** The applications of API clients, sorted by name and limited. */
export async function applicationsAmong(sql: Sql, viewer: Viewer): Promise<string[]> {
  const applications = await valuesAmong(sql, viewer, {
    column: Prisma.sql`c."application"`,
    among: Prisma.sql`${ofKind('api_client', viewer)} AND c."application" IS NOT NULL`,
    most: mostOffered,
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
 * The APIs that such credentials have permissions on, sorted by name. Finding one credential with an API among many would
 * mean reading all of them. For people who see many, only some are read, and the APIs of their own products are added.
 */
export async function apisAmong(sql: Sql, kind: CredentialKind, viewer: Viewer): Promise<GrantedApi[]> {
  const visibility = visibilityOf(viewer)
  if (visibility === 'all') {
    // Only live credentials have grants. The order matches an index; otherwise an API with few grants would be searched among
    // all other grants.
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

const alphabet = new Intl.Collator('en')

function ofKind(kind: CredentialKind, viewer: Viewer): Prisma.Sql {
  return Prisma.sql`c."kind" = ${kind}::"CredentialKind" AND ${visibleRow(viewer)}`
}

interface Wanted {
  /** A column of "Credential" with the alias `c`. */
  column: Prisma.Sql
  /** Which credentials count. There must be an index on kind, column and ID, in this order. */
  among: Prisma.Sql
  /** How many values are enough. */
  most?: number
}

/**
 * The sorted values of a column, as a query with one column named "value". If the person sees few credentials, each of them
 * is read. Otherwise each step takes the next value from the index. With few visible credentials, every step would read all
 * rows in between.
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
