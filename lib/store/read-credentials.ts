import type { Viewer } from '@/lib/domain/visibility'
import type { AttentionReason } from '@/lib/domain/credential-list'
import type { CredentialKind, ListedApiClient, ListedServiceApiKey } from '@/lib/domain/credential'
import type {
  CredentialRequest,
  MatchingRequest,
  ReadApiClients,
  ReadCredentials,
  ReadServiceApiKeys,
} from '@/lib/ports/credentials'
import { countAttention } from './attention-counts'
import { apisAmong, applicationsAmong, creatorsAmong, ownersAmong } from './credential-choices'
import { lookUp, matching } from './credential-filter'
import { readPage } from './credential-list'
import {
  apiClients,
  columns,
  listedClientColumns,
  listedKeyColumns,
  serviceApiKeys,
  toListedApiClient,
  toListedServiceApiKey,
  visibleTo,
  type Kind,
} from './credential-rows'
import { countGranted, countMatches } from './credential-total'
import type { Sql } from './transaction'
import { everVisible, seesAll, seesFew } from './visible-credentials'

/** Those of some credentials that a person may see. */
const visibleAmong = (ids: string[], viewer: Viewer, kind: CredentialKind) => ({
  AND: [visibleTo(viewer, kind), { id: { in: ids } }],
})

/** Credentials of a kind as people read them. */
function readCredentials<Credential>(sql: Sql, { kind, toCredential }: Kind<Credential>) {
  /** The conditions of a request, and where to begin: with filters, at the first row that the viewer may see. */
  async function search(viewer: Viewer, { filter, now }: Pick<CredentialRequest, 'filter' | 'now'>) {
    const asked = { kind, filter, now }
    const lookedUp = await lookUp(sql, asked)
    const conditions = matching(visibleTo(viewer, kind), asked, lookedUp)
    const isWalk = conditions.length > 1 && !seesAll(viewer) && !(await seesFew(sql, viewer))
    return { conditions, granted: lookedUp.granted, start: isWalk ? visibleTo(viewer, kind) : undefined }
  }

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
        where: visibleAmong(ids, viewer, kind),
        select: columns,
        orderBy: [{ nameKey: 'asc' }, { id: 'asc' }],
      })
      return rows.map((row) => toCredential(row))
    },

    async page(viewer: Viewer, request: CredentialRequest) {
      const { permission: _, ...otherFilters } = request.filter
      const { conditions, granted, start } = await search(viewer, request)
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
      const page = await readPage(sql, conditions, request, start)
      const isAll = page.previous === null && page.next === null
      return {
        ...page,
        total: counting ?? (isAll ? Promise.resolve({ count: page.ids.length, isExact: true }) : count()),
      }
    },

    async matching(viewer: Viewer, request: MatchingRequest) {
      const { conditions, start } = await search(viewer, request)
      const { ids } = await readPage(sql, conditions, request, start)
      const rows = await sql.credential.findMany({
        where: visibleAmong(ids, viewer, kind),
        select: { id: true, name: true, lastRedeemedAt: true },
      })
      const byId = new Map(rows.map((row) => [row.id, row]))
      return ids.flatMap((id) => byId.get(id) ?? [])
    },

    countAttention: (viewer: Viewer, asked: { reasons: readonly AttentionReason[]; now: Date }) =>
      countAttention(sql, kind, viewer, asked),

    async choices(viewer: Viewer, asked: { ownerId?: string }) {
      const [creators, owners, apis] = await Promise.all([
        creatorsAmong(sql, kind, viewer),
        ownersAmong(sql, kind, viewer, asked.ownerId),
        apisAmong(sql, kind, viewer),
      ])
      return { creators, owners, apis }
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
          where: visibleAmong(ids, viewer, 'api_client'),
          select: listedClientColumns,
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

/** Service API keys as people read them. */
export function readServiceApiKeys(sql: Sql) {
  return {
    ...readCredentials(sql, serviceApiKeys),

    async listed(ids: string[], viewer: Viewer): Promise<ListedServiceApiKey[]> {
      const where = visibleAmong(ids, viewer, 'service_api_key')
      const rows = await sql.credential.findMany({ where, select: listedKeyColumns })
      return rows.map((row) => toListedServiceApiKey(row))
    },
  } satisfies ReadServiceApiKeys
}
