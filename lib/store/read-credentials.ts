import type { Viewer } from '@/lib/domain/visibility'
import type { ListedApiClient } from '@/lib/domain/credential'
import type { CredentialRequest, ReadApiClients, ReadCredentials } from '@/lib/ports/credentials'
import { apisAmong, applicationsAmong, creatorsAmong } from './credential-choices'
import { grantsOf, matching } from './credential-filter'
import { readPage } from './credential-list'
import {
  apiClients,
  columns,
  listedColumns,
  toListedApiClient,
  visibleTo,
  type Kind,
} from './credential-rows'
import { countGranted, countMatches } from './credential-total'
import type { Sql } from './transaction'
import { everVisible, seesAll, seesFew } from './visible-credentials'

/** Credentials of a kind as people read them. */
export function readCredentials<Credential>(sql: Sql, { kind, toCredential, alsoFound }: Kind<Credential>) {
  return {
    async find(id: string, viewer: Viewer): Promise<Credential | null> {
      const row = await sql.credential.findFirst({
        where: { ...visibleTo(viewer, kind), id },
        select: columns,
      })
      return row && toCredential(row)
    },

    async some(ids: string[], viewer: Viewer): Promise<Credential[]> {
      const rows = await sql.credential.findMany({
        where: { AND: [visibleTo(viewer, kind), { id: { in: ids } }] },
        select: columns,
        orderBy: [{ nameKey: 'asc' }, { id: 'asc' }],
      })
      return rows.map((row) => toCredential(row))
    },

    async page(viewer: Viewer, request: CredentialRequest) {
      const { permission, ...otherFilters } = request.filter
      const granted = permission && (await grantsOf(sql, permission))
      const conditions = matching(visibleTo(viewer, kind), { ...request, granted }, alsoFound)
      const isPermissionAll = Object.values(otherFilters).every((other) => other === undefined)
      const count = () => {
        const counting =
          granted && isPermissionAll
            ? countGranted(sql, { ...granted, kind, ...everVisible(viewer) })
            : countMatches(sql, conditions)
        // Usually the failure reaches the code that awaits the total, but nothing may ever await it.
        counting.catch(() => undefined)
        return counting
      }
      // Counts in parallel. Not for a search: if it has few matches, the page already reads every row, and no count is needed.
      const counting = request.filter.search ? null : count()
      const isWalk = conditions.length > 1 && !seesAll(viewer) && !(await seesFew(sql, viewer))
      const page = await readPage(sql, conditions, request, isWalk ? visibleTo(viewer, kind) : undefined)
      const isAll = page.previous === null && page.next === null
      return {
        ...page,
        total: counting ?? (isAll ? Promise.resolve({ count: page.ids.length, isExact: true }) : count()),
      }
    },

    async choices(viewer: Viewer) {
      const [creators, apis] = await Promise.all([
        creatorsAmong(sql, kind, viewer),
        apisAmong(sql, kind, viewer),
      ])
      return { creators, apis }
    },
  } satisfies ReadCredentials<Credential>
}

/** API clients as people read them. */
export function readApiClients(sql: Sql) {
  return {
    ...readCredentials(sql, apiClients),

    async listed(ids: string[], viewer: Viewer): Promise<ListedApiClient[]> {
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

    applications: (viewer: Viewer) => applicationsAmong(sql, viewer),
  } satisfies ReadApiClients
}
