import type { Person } from '@/lib/domain/actor'
import { countMatches, matching, readPage, type PageRequest } from './credential-list'
import { apiClients, columns, visibleTo, type Kind } from './credential-rows'
import { Prisma } from './generated/client'
import type { Sql } from './transaction'
import { visibleRow } from './visible-credentials'

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

    async list(viewer: Person, request: PageRequest) {
      const conditions = await matching(sql, visibleTo(viewer, kind), request, alsoFound)
      // Beside all else. But to find the page of a search that few match, every row was looked at: then nothing is to count.
      const counting = request.filter.search ? null : countMatches(sql, conditions)
      // A failure of it is met below, unless finding the page fails first.
      counting?.catch(() => undefined)
      const { ids, previous, next } = await readPage(sql, conditions, request)
      const isAll = previous === null && next === null
      const [count, rows] = await Promise.all([
        counting ?? (isAll ? { total: ids.length, totalIsExact: true } : countMatches(sql, conditions)),
        sql.credential.findMany({ where: { id: { in: ids } }, select: columns }),
      ])
      const byId = new Map(rows.map((row) => [row.id, toCredential(row)] as const))
      return { ...count, previous, next, credentials: ids.flatMap((id) => byId.get(id) ?? []) }
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

    async applications(viewer: Person): Promise<string[]> {
      const groups = await sql.credential.groupBy({
        by: ['application'],
        where: { AND: [visibleTo(viewer, 'api_client'), { application: { not: null } }] },
        _count: true,
        orderBy: [{ _count: { application: 'desc' } }, { application: 'asc' }],
        take: 50,
      })
      return groups.flatMap((group) => group.application ?? [])
    },
  }
}
