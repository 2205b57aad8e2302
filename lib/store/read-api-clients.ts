import type { Person } from '@/lib/domain/actor'
import type { ApiClient } from '@/lib/domain/credential'
import { countMatches, matching, readPage, type PageRequest } from './api-client-list'
import { columns, toApiClient, visibleTo } from './api-client-rows'
import { Prisma } from './generated/client'
import type { Sql } from './transaction'
import { visibleRow } from './visible-credentials'

/** API clients as people read them. */
export function readApiClients(sql: Sql) {
  return {
    async find(id: string, viewer: Person): Promise<ApiClient | null> {
      const row = await sql.credential.findFirst({ where: { ...visibleTo(viewer), id }, select: columns })
      return row && toApiClient(row)
    },

    async list(viewer: Person, request: PageRequest) {
      const conditions = await matching(sql, visibleTo(viewer), request.filter, request.now)
      const { ids, previous, next } = await readPage(sql, conditions, request)
      // Where few match, finding the page has looked at every row already: counting would do so again.
      const isAll = previous === null && next === null
      const count = isAll ? { total: ids.length, totalIsExact: true } : await countMatches(sql, conditions)
      const rows = await sql.credential.findMany({ where: { id: { in: ids } }, select: columns })
      const byId = new Map(rows.map((row) => [row.id, toApiClient(row)]))
      return { ...count, previous, next, clients: ids.flatMap((id) => byId.get(id) ?? []) }
    },

    /** Looks at one credential of each person and each API: as many as there are of them, however many credentials. */
    async choices(viewer: Person) {
      const seen = Prisma.sql`c."kind" = 'api_client' AND ${visibleRow(viewer)}`
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

    async applications(viewer: Person): Promise<string[]> {
      const groups = await sql.credential.groupBy({
        by: ['application'],
        where: { AND: [visibleTo(viewer), { application: { not: null } }] },
        _count: true,
        orderBy: [{ _count: { application: 'desc' } }, { application: 'asc' }],
        take: 50,
      })
      return groups.flatMap((group) => group.application ?? [])
    },
  }
}
