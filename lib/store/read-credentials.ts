import type { Person } from '@/lib/domain/actor'
import type { ListedApiClient } from '@/lib/domain/credential'
import { grantsOf, matching } from './credential-filter'
import { readPage, type PageRequest } from './credential-list'
import {
  apiClients,
  columns,
  listedColumns,
  toListedApiClient,
  visibleTo,
  type Kind,
} from './credential-rows'
import { countGranted, countMatches } from './credential-total'
import { Prisma } from './generated/client'
import type { Sql } from './transaction'
import { seesAll, visibleRow } from './visible-credentials'

/** As many as can be chosen from; a search finds the others too. */
const mostApplications = 200

/** Credentials of a kind as people read them. */
export function readCredentials<Credential>(sql: Sql, { kind, toCredential, alsoFound }: Kind<Credential>) {
  return {
    async find(id: string, viewer: Person): Promise<Credential | null> {
      const row = await sql.credential.findFirst({
        where: { ...visibleTo(viewer, kind), id },
        select: columns,
      })
      return row && toCredential(row)
    },

    async some(ids: string[], viewer: Person): Promise<Credential[]> {
      const rows = await sql.credential.findMany({
        where: { AND: [visibleTo(viewer, kind), { id: { in: ids } }] },
        select: columns,
        orderBy: [{ nameKey: 'asc' }, { id: 'asc' }],
      })
      return rows.map((row) => toCredential(row))
    },

    async page(viewer: Person, request: PageRequest) {
      const { permission, ...otherFilters } = request.filter
      const granted = permission && (await grantsOf(sql, permission))
      const conditions = matching(visibleTo(viewer, kind), { ...request, granted }, alsoFound)
      const isPermissionAll = Object.values(otherFilters).every((other) => other === undefined)
      const count = () => {
        const counting =
          granted && isPermissionAll && seesAll(viewer)
            ? countGranted(sql, kind, granted)
            : countMatches(sql, conditions)
        // Whoever awaits it meets its failure; it may be that nobody does.
        counting.catch(() => undefined)
        return counting
      }
      // Beside all else. But to find the page of a search that few match, every row was looked at: then nothing is to count.
      const counting = request.filter.search ? null : count()
      const page = await readPage(sql, conditions, request)
      const isAll = page.previous === null && page.next === null
      return {
        ...page,
        total: counting ?? (isAll ? Promise.resolve({ count: page.ids.length, isExact: true }) : count()),
      }
    },

    /** Looks at one credential of each person and each API: as many as there are of them, however many credentials. */
    async choices(viewer: Person) {
      const seen = Prisma.sql`c."kind" = ${kind}::"CredentialKind" AND ${visibleRow(viewer)}`
      const [creators, apis] = await Promise.all([
        sql.$queryRaw<{ id: string; name: string }[]>`
          SELECT p."id", p."name" FROM "User" AS p CROSS JOIN LATERAL (
            SELECT 1 FROM "Credential" AS c WHERE c."createdById" = p."id" AND ${seen} LIMIT 1
          ) AS one ORDER BY p."name", p."id"`,
        // In the order of an index, or one that few hold would be looked for among all that others hold.
        sql.$queryRaw<{ slug: string; name: string; writable: boolean }[]>`
          SELECT a."slug", a."name", a."writable" FROM "Api" AS a CROSS JOIN LATERAL (
            SELECT 1 FROM "Grant" AS g JOIN "Credential" AS c ON c."id" = g."credentialId"
            WHERE g."apiId" = a."id" AND ${seen} ORDER BY g."credentialId" LIMIT 1
          ) AS one ORDER BY a."name", a."id"`,
      ])
      return { creators, apis }
    },
  }
}

/** API clients as people read them. */
export function readApiClients(sql: Sql) {
  return {
    ...readCredentials(sql, apiClients),

    async listed(ids: string[], viewer: Person): Promise<ListedApiClient[]> {
      const [rows, granted] = await Promise.all([
        sql.credential.findMany({
          where: { AND: [visibleTo(viewer, 'api_client'), { id: { in: ids } }] },
          select: listedColumns,
        }),
        sql.$queryRaw<{ id: string; reads: number; writes: number }[]>`
          SELECT "credentialId" AS id, (count(*) FILTER (WHERE "read"))::int AS reads,
            (count(*) FILTER (WHERE "write"))::int AS writes
          FROM "Grant" WHERE "credentialId" = ANY(${ids}) GROUP BY 1`,
      ])
      const countsOf = new Map(granted.map(({ id, reads, writes }) => [id, { reads, writes }]))
      return rows.map((row) => toListedApiClient(row, countsOf.get(row.id)))
    },

    async applications(viewer: Person): Promise<string[]> {
      const used = Prisma.sql`"Credential" AS c
        WHERE c."kind" = 'api_client' AND c."application" IS NOT NULL AND ${visibleRow(viewer)}`
      const rows = await sql.$queryRaw<{ application: string }[]>(
        seesAll(viewer)
          ? eachAfterTheOther(used)
          : Prisma.sql`SELECT DISTINCT c."application" FROM ${used} ORDER BY 1 LIMIT ${mostApplications}`,
      )
      return rows.map(({ application }) => application)
    },
  }
}

/**
 * Each application after the one before it, along their index: as many credentials are looked at as there are applications.
 * Where few may be seen it would look at all between them, each time.
 */
function eachAfterTheOther(used: Prisma.Sql): Prisma.Sql {
  const first = (condition: Prisma.Sql) =>
    Prisma.sql`(SELECT c."application" FROM ${used} ${condition} ORDER BY c."application" LIMIT 1)`
  return Prisma.sql`
    WITH RECURSIVE "used" AS (
      SELECT 1 AS "place", ${first(Prisma.empty)} AS "application"
      UNION ALL
      SELECT "place" + 1, ${first(Prisma.sql`AND c."application" > "used"."application"`)}
      FROM "used" WHERE "used"."application" IS NOT NULL AND "place" < ${mostApplications}
    )
    SELECT "application" FROM "used" WHERE "application" IS NOT NULL ORDER BY "place"`
}
