import type { Person } from '@/lib/domain/actor'
import type { ListedApiClient } from '@/lib/domain/credential'
import { countMatches, matching, readPage, type PageRequest } from './credential-list'
import {
  apiClients,
  columns,
  listedColumns,
  toListedApiClient,
  visibleTo,
  type Kind,
} from './credential-rows'
import { Prisma } from './generated/client'
import type { Sql } from './transaction'
import { visibleRow } from './visible-credentials'

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
      const conditions = await matching(sql, visibleTo(viewer, kind), request, alsoFound)
      const count = () => {
        const counting = countMatches(sql, conditions)
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
      const grantsOf = new Map(granted.map(({ id, reads, writes }) => [id, { reads, writes }]))
      return rows.map((row) => toListedApiClient(row, grantsOf.get(row.id)))
    },

    /** Steps along the index from one to the next: it looks at as many credentials as there are applications. */
    async applications(viewer: Person): Promise<string[]> {
      const used = Prisma.sql`SELECT c."application" FROM "Credential" AS c
        WHERE c."kind" = 'api_client' AND c."application" IS NOT NULL AND ${visibleRow(viewer)}`
      const rows = await sql.$queryRaw<{ application: string }[]>`
        WITH RECURSIVE "used" AS (
          (${used} ORDER BY c."application" LIMIT 1)
          UNION ALL
          SELECT (${used} AND c."application" > "used"."application" ORDER BY c."application" LIMIT 1)
          FROM "used" WHERE "used"."application" IS NOT NULL
        )
        SELECT "application" FROM "used" WHERE "application" IS NOT NULL LIMIT ${mostApplications}`
      return rows.map(({ application }) => application)
    },
  }
}
