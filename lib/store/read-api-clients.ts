import type { Person } from '@/lib/domain/actor'
import type { ApiClient } from '@/lib/domain/credential'
import { countMatches, readPage, type PageRequest } from './api-client-list'
import { columns, toApiClient, visibleTo } from './api-client-rows'
import type { Sql } from './transaction'

/** API clients as people read them. */
export function readApiClients(sql: Sql) {
  return {
    async find(id: string, viewer: Person): Promise<ApiClient | null> {
      const row = await sql.credential.findFirst({ where: { ...visibleTo(viewer), id }, select: columns })
      return row && toApiClient(row)
    },

    async list(viewer: Person, request: PageRequest) {
      const visible = visibleTo(viewer)
      const [{ ids, previous, next }, count] = await Promise.all([
        readPage(sql, visible, request),
        countMatches(sql, visible, request),
      ])
      const rows = await sql.credential.findMany({ where: { id: { in: ids } }, select: columns })
      const byId = new Map(rows.map((row) => [row.id, toApiClient(row)]))
      return { ...count, previous, next, clients: ids.flatMap((id) => byId.get(id) ?? []) }
    },

    async choices(viewer: Person) {
      const visible = visibleTo(viewer)
      const [creators, apis] = await Promise.all([
        sql.user.findMany({
          where: { created: { some: visible } },
          select: { id: true, name: true },
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
        }),
        sql.api.findMany({
          where: { grants: { some: { credential: visible } } },
          select: { slug: true, name: true, writable: true },
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
        }),
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
