import type { Viewer } from '@/lib/domain/visibility'
import type { CredentialKind } from '@/lib/domain/credential'
import type { ScopeUse } from '@/lib/domain/permission-use'
import type { CredentialUsage, UsageRecord } from '@/lib/domain/usage'
import type { DayOfUsage } from '@/lib/domain/usage-days'
import type { HourOfUsage } from '@/lib/domain/usage-hours'
import type { MostDenied, ReadUsage, UsageFilter, UsagePlace } from '@/lib/ports/usage'
import { credentialIdOf } from './credential-id'
import { Prisma } from './generated/client'
import { newestFirst, newestPage } from './newest-first'
import type { Sql } from './transaction'
import { everVisible, everVisibleRow, seesAll, seesFew } from './visible-credentials'

const columns = {
  id: true,
  period: true,
  scope: true,
  sourceAddress: true,
  outcome: true,
  roles: true,
  count: true,
  firstAt: true,
  lastAt: true,
  credential: { select: { id: true, kind: true, name: true, clientId: true, deletedAt: true } },
} as const satisfies Prisma.UsageSelect

/** Usage as people read it. Product administrators see the usage of the credentials that they see. */
export function readUsage(sql: Sql) {
  async function select(where: Prisma.UsageWhereInput, after: UsagePlace | undefined, take: number) {
    const older: Prisma.UsageWhereInput = after
      ? {
          // Redundant with the OR, but in a form that can use the index.
          period: { lte: after.period },
          OR: [{ period: { lt: after.period } }, { period: after.period, id: { lt: after.id } }],
        }
      : {}
    const rows = await sql.usage.findMany({
      where: { AND: [where, older] },
      select: columns,
      orderBy: [{ period: 'desc' }, { id: 'desc' }],
      take,
    })
    return rows.map(({ credential: { deletedAt, ...credential }, ...row }): UsageRecord => ({
      ...row,
      credential: { ...credential, isDeleted: deletedAt !== null },
      count: Number(row.count),
    }))
  }

  return {
    async list(viewer: Viewer, filter: UsageFilter, page: { after?: UsagePlace; size: number }) {
      const where = await chosen(sql, viewer, filter)
      return newestPage(
        {
          select: (after: UsagePlace | undefined, take) => select(where, after, take),
          count: (most) => sql.usage.count({ where, take: most }),
        },
        page,
      )
    },

    /** All that match, newest first, in parts. */
    async *all(viewer: Viewer, filter: UsageFilter): AsyncGenerator<UsageRecord[]> {
      const where = await chosen(sql, viewer, filter)
      yield* newestFirst((after: UsagePlace | undefined, take) => select(where, after, take))
    },

    /** The usage per day in UTC, for days with usage only, and the latest addresses. */
    async ofCredential(credentialId: string, since: Date, mostShown: number): Promise<CredentialUsage> {
      const [days, addresses] = await Promise.all([
        byDay([credentialId], since),
        sql.$queryRaw<{ address: string; lastAt: Date; allowed: bigint; denied: bigint }[]>`
          SELECT "sourceAddress" AS address, max("lastAt") AS "lastAt", ${sums}
          FROM "Usage" WHERE "credentialId" = ${credentialId} AND "period" >= ${since.toISOString()}::timestamptz
          GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${mostShown}`,
      ])
      return { days: days.map(({ id: _id, ...day }) => day), addresses: addresses.map(counted) }
    },

    async byDay(credentialIds: string[], since: Date): Promise<Map<string, DayOfUsage[]>> {
      const days = new Map<string, DayOfUsage[]>(credentialIds.map((id) => [id, []]))
      for (const { id, ...day } of await byDay(credentialIds, since)) days.get(id)?.push(day)
      return days
    },

    async byHour(viewer: Viewer, since: Date): Promise<HourOfUsage[]> {
      if (seesAll(viewer)) {
        const hours = await sql.usageHour.findMany({
          where: { period: { gte: since } },
          orderBy: { period: 'asc' },
        })
        return hours.map(({ period, ...sums }) => counted({ start: period, ...sums }))
      }
      const rows = await sql.$queryRaw<{ start: Date; allowed: bigint; denied: bigint }[]>`
        SELECT "period" AS start, ${sums} FROM "Usage" AS u
        WHERE "period" >= ${since.toISOString()}::timestamptz AND ${ofVisibleRow(viewer)}
        GROUP BY 1 ORDER BY 1`
      return rows.map(counted)
    },

    async mostDenied(viewer: Viewer, since: Date): Promise<MostDenied | null> {
      const recent = Prisma.sql`u."period" >= ${since.toISOString()}::timestamptz AND u."outcome" <> 'allowed'`
      const [most] = await sql.$queryRaw<DeniedRow[]>`
        WITH most AS (
          SELECT "credentialId", "outcome" FROM (
            SELECT u."credentialId", u."outcome", u."count" FROM "Usage" AS u
            WHERE ${recent} AND ${ofVisibleRow(viewer)} ORDER BY u."period" DESC LIMIT ${mostDeniedRows}
          ) AS latest GROUP BY 1, 2 ORDER BY sum("count") DESC, 1, 2 LIMIT 1
        )
        SELECT c."id", c."kind"::text, c."name", c."deletedAt", u."outcome", sum(u."count")::bigint AS "count",
          min(u."period") AS "firstHour", max(u."period") AS "lastHour"
        FROM most JOIN "Credential" AS c ON c."id" = most."credentialId"
          JOIN "Usage" AS u ON u."credentialId" = c."id" AND u."outcome" = most."outcome"
        WHERE ${recent} GROUP BY c."id", u."outcome"`
      if (!most) return null
      const { id, kind, name, deletedAt, count, ...denied } = most
      return {
        credential: { id, kind, name, isDeleted: deletedAt !== null },
        count: Number(count),
        ...denied,
      }
    },

    /** Allowed uses of a credential by required scope, with the last use of each. */
    scopesOf(credentialId: string, since: Date): Promise<ScopeUse[]> {
      return sql.$queryRaw<ScopeUse[]>`
        SELECT "scope", max("lastAt") AS "lastAt" FROM "Usage"
        WHERE "credentialId" = ${credentialId} AND "period" >= ${since.toISOString()}::timestamptz
          AND "outcome" = 'allowed'
        GROUP BY 1`
    },
  } satisfies ReadUsage

  async function byDay(credentialIds: string[], since: Date) {
    const rows = await sql.$queryRaw<{ id: string; date: string; allowed: bigint; denied: bigint }[]>`
      SELECT "credentialId" AS id, to_char("period" AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS date, ${sums}
      FROM "Usage" WHERE "credentialId" = ANY(${credentialIds}) AND "period" >= ${since.toISOString()}::timestamptz
      GROUP BY 1, 2 ORDER BY 1, 2`
    return rows.map(counted)
  }
}

/** Among how many of the latest denied rows the most denied credential is searched. Its numbers are those of all rows. */
const mostDeniedRows = 20_000

interface DeniedRow extends Pick<MostDenied, 'outcome' | 'firstHour' | 'lastHour'> {
  id: string
  kind: CredentialKind
  name: string
  deletedAt: Date | null
  count: bigint
}

/** Like `ofVisible`, for a row of "Usage" with the alias `u`. */
function ofVisibleRow(viewer: Viewer): Prisma.Sql {
  if (seesAll(viewer)) return Prisma.sql`TRUE`
  return Prisma.sql`u."credentialId" IN (SELECT c."id" FROM "Credential" AS c WHERE ${everVisibleRow(viewer)})`
}

const sums = Prisma.sql`
  coalesce(sum("count") FILTER (WHERE "outcome" = 'allowed'), 0)::bigint AS allowed,
  coalesce(sum("count") FILTER (WHERE "outcome" <> 'allowed'), 0)::bigint AS denied`

function counted<T extends { allowed: bigint; denied: bigint }>(row: T) {
  return { ...row, allowed: Number(row.allowed), denied: Number(row.denied) }
}

async function chosen(
  sql: Sql,
  viewer: Viewer,
  { credential, outcome, since, before }: UsageFilter,
): Promise<Prisma.UsageWhereInput> {
  return {
    AND: [
      // Everything that was not allowed was denied.
      { outcome: outcome === 'denied' ? { not: 'allowed' } : outcome },
      // Compares the times of the actual uses. Otherwise a filter that begins at noon would miss rows that were rolled up to
      // days.
      { lastAt: { gte: since }, firstAt: { lt: before } },
      await ofVisible(sql, viewer),
      credential ? { credentialId: await credentialIdOf(sql, credential) } : {},
    ],
  }
}

/** If there are few credentials, their ids are listed: checking each of many rows would read another table. */
async function ofVisible(sql: Sql, viewer: Viewer): Promise<Prisma.UsageWhereInput> {
  if (seesAll(viewer)) return {}
  if (!(await seesFew(sql, viewer))) return { credential: everVisible(viewer) }
  const theirs = await sql.credential.findMany({ where: everVisible(viewer), select: { id: true } })
  return { credentialId: { in: theirs.map(({ id }) => id) } }
}
