import type { Person } from '@/lib/domain/actor'
import {
  otherAddresses,
  otherScope,
  type CountedUse,
  type CredentialUsage,
  type UsageRecord,
} from '@/lib/domain/usage'
import { escaped } from './audit-trail'
import { Prisma, type PrismaClient } from './generated/client'
import type { Sql } from './transaction'

/** So many addresses and scopes of a credential are told apart in an hour. */
const mostAddresses = 200
const mostScopes = 100

/**
 * Makes everybody who writes usage take turns, until their transaction ends: no count is lost, nobody locks another
 * out, and the most that is told apart holds for all processes together.
 */
async function takeTurn(sql: Sql): Promise<void> {
  await sql.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('keyturn usage'))`
}

/** Uses as the columns of a relation. */
function relationOf(uses: CountedUse[]): Prisma.Sql {
  return Prisma.sql`unnest(
    ${uses.map((use) => use.credentialId)}::text[],
    ${uses.map((use) => use.period.toISOString())}::timestamptz[],
    ${uses.map((use) => use.scope)}::text[],
    ${uses.map((use) => use.sourceAddress)}::text[],
    ${uses.map((use) => use.outcome)}::text[],
    ${uses.map((use) => use.roles)}::text[],
    ${uses.map((use) => use.count)}::bigint[],
    ${uses.map((use) => use.firstAt.toISOString())}::timestamptz[],
    ${uses.map((use) => use.lastAt.toISOString())}::timestamptz[]
  ) WITH ORDINALITY AS s(credential, period, scope, address, outcome, roles, count, first_at, last_at, number)`
}

/**
 * Adds counts to the rows of their period. New addresses and scopes past the most that are told apart go together
 * under one name. Uses of a credential that no longer exists are dropped.
 */
export async function addUsage(prisma: PrismaClient, uses: CountedUse[]): Promise<void> {
  await prisma.$transaction(async (sql) => {
    await takeTurn(sql)
    const fresh = await addToKnown(sql, uses)
    if (fresh.length > 0) await insertBounded(sql, fresh)
  })
}

/** Most rows are there already, and cost a tenth of those that are not. Gives those that are not. */
async function addToKnown(sql: Sql, uses: CountedUse[]): Promise<CountedUse[]> {
  const updated = await sql.$queryRaw<{ number: bigint }[]>`
    UPDATE "Usage" AS u SET
      "count" = u."count" + s.count,
      "firstAt" = least(u."firstAt", s.first_at),
      "lastAt" = greatest(u."lastAt", s.last_at)
    FROM ${relationOf(uses)}
    WHERE u."credentialId" = s.credential AND u."period" = s.period AND u."scope" = s.scope
      AND u."sourceAddress" = s.address AND u."outcome" = s.outcome AND u."roles" = s.roles
    RETURNING s.number`
  if (updated.length === uses.length) return []
  const numbers = new Set(updated.map((row) => Number(row.number) - 1))
  return uses.filter((_, index) => !numbers.has(index))
}

async function insertBounded(sql: Sql, uses: CountedUse[]): Promise<void> {
  const rows = await bounded(sql, uses)
  await sql.$executeRaw`
    INSERT INTO "Usage" AS u
      ("credentialId", "period", "scope", "sourceAddress", "outcome", "roles", "count", "firstAt", "lastAt")
    SELECT credential, period, scope, address, outcome, roles, sum(count), min(first_at), max(last_at)
    FROM ${relationOf(rows)} JOIN "Credential" AS c ON c."id" = s.credential
    GROUP BY credential, period, scope, address, outcome, roles ORDER BY min(number)
    ON CONFLICT ("credentialId", "period", "scope", "sourceAddress", "outcome", "roles") DO UPDATE SET
      "count" = u."count" + excluded."count",
      "firstAt" = least(u."firstAt", excluded."firstAt"),
      "lastAt" = greatest(u."lastAt", excluded."lastAt")`
}

const groupOf = (use: { credentialId: string; period: Date }) => `${use.credentialId} ${use.period.getTime()}`

/** The same uses, with addresses and scopes that would be too many put together. */
async function bounded(sql: Sql, uses: CountedUse[]): Promise<CountedUse[]> {
  const where = {
    credentialId: { in: [...new Set(uses.map((use) => use.credentialId))] },
    period: { in: [...new Map(uses.map((use) => [use.period.getTime(), use.period])).values()] },
  }
  const counts = await sql.usage.groupBy({ by: ['credentialId', 'period'], where, _count: true })
  // Fewer rows than scopes that are told apart cannot hold too many of either.
  const full = new Set(
    counts.filter((group) => group._count + uses.length > mostScopes).map((group) => groupOf(group)),
  )
  const isFull = uses.length > mostScopes || uses.some((use) => full.has(groupOf(use)))
  if (!isFull) return uses
  const by = ['credentialId', 'period'] as const
  const addresses = tellApart(
    (await sql.usage.groupBy({ by: [...by, 'sourceAddress'], where })).map(
      (row) => [groupOf(row), row.sourceAddress] as const,
    ),
    mostAddresses,
    otherAddresses,
  )
  const scopes = tellApart(
    (await sql.usage.groupBy({ by: [...by, 'scope'], where })).map(
      (row) => [groupOf(row), row.scope] as const,
    ),
    mostScopes,
    otherScope,
  )
  return uses.map((use) => ({
    ...use,
    sourceAddress: addresses(groupOf(use), use.sourceAddress),
    scope: scopes(groupOf(use), use.scope),
  }))
}

/** Gives each value of a group its own name, until there are too many: then the name of the rest. */
function tellApart(known: (readonly [string, string])[], most: number, rest: string) {
  const groups = new Map<string, Set<string>>()
  const valuesOf = (group: string) => {
    const values = groups.get(group) ?? new Set<string>()
    groups.set(group, values)
    return values
  }
  for (const [group, value] of known) if (value !== rest) valuesOf(group).add(value)
  return (group: string, value: string): string => {
    const values = valuesOf(group)
    if (!values.has(value) && values.size >= most) return rest
    if (value !== rest) values.add(value)
    return value
  }
}

/** So many old rows are dealt with at a time. */
const mostTidied = 500

/** What becomes of usage as it ages. Each call deals with some rows, and gives how many. */
export function keepUsage(prisma: PrismaClient) {
  const inTurn = (work: (sql: Sql) => Promise<number>) =>
    prisma.$transaction(async (sql) => {
      await takeTurn(sql)
      return work(sql)
    })

  return {
    /** Adds hours to the day in UTC in which they lie. Midnight's row becomes that of the day. */
    rollUp: (before: Date) =>
      inTurn(async (sql) => {
        const [done] = await sql.$queryRaw<{ count: bigint }[]>`
          WITH hours AS (
            DELETE FROM "Usage" WHERE "id" IN (
              SELECT "id" FROM "Usage" WHERE "period" < ${before.toISOString()}::timestamptz
                AND "period" <> date_trunc('day', "period", 'UTC') LIMIT ${mostTidied}
            ) RETURNING *
          ), days AS (
            INSERT INTO "Usage" AS u
              ("credentialId", "period", "scope", "sourceAddress", "outcome", "roles", "count", "firstAt", "lastAt")
            SELECT "credentialId", date_trunc('day', "period", 'UTC'), "scope", "sourceAddress", "outcome", "roles",
              sum("count"), min("firstAt"), max("lastAt")
            FROM hours GROUP BY 1, 2, 3, 4, 5, 6
            ON CONFLICT ("credentialId", "period", "scope", "sourceAddress", "outcome", "roles") DO UPDATE SET
              "count" = u."count" + excluded."count",
              "firstAt" = least(u."firstAt", excluded."firstAt"),
              "lastAt" = greatest(u."lastAt", excluded."lastAt")
          )
          SELECT count(*) AS count FROM hours`
        return Number(done?.count ?? 0)
      }),

    remove: (before: Date) =>
      inTurn(
        (sql) => sql.$executeRaw`
          DELETE FROM "Usage" WHERE "id" IN (
            SELECT "id" FROM "Usage" WHERE "period" < ${before.toISOString()}::timestamptz LIMIT ${mostTidied}
          )`,
      ),
  }
}

interface Filter {
  credential?: string
  outcome?: string
  /** Moments, of which the second is not included. */
  since?: Date
  before?: Date
}

interface Cursor {
  period: Date
  id: bigint
}

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
  credential: { select: { id: true, name: true, clientId: true } },
} as const satisfies Prisma.UsageSelect

/** So many are read at a time for an export. */
const exportSize = 1000

/** Usage as people read it. Product administrators see that of credentials that they see. */
export function readUsage(sql: Sql) {
  async function select(where: Prisma.UsageWhereInput, after: Cursor | undefined, take: number) {
    const older: Prisma.UsageWhereInput = after
      ? {
          // Says again what the OR says, in a form in which the index can be used.
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
    return rows.map((row): UsageRecord => ({ ...row, count: Number(row.count) }))
  }

  return {
    async list(viewer: Person, filter: Filter, page: { after?: Cursor; size: number }) {
      const where = chosen(viewer, filter)
      const [total, rows] = await Promise.all([
        sql.usage.count({ where }),
        select(where, page.after, page.size + 1),
      ])
      return { rows: rows.slice(0, page.size), total, more: rows.length > page.size }
    },

    /** All of it, newest first, some rows at a time. */
    async *all(viewer: Person, filter: Filter): AsyncGenerator<UsageRecord[]> {
      const where = chosen(viewer, filter)
      for (let after: Cursor | undefined; ;) {
        const rows = await select(where, after, exportSize)
        if (rows.length > 0) yield rows
        if (rows.length < exportSize) return
        after = rows.at(-1)
      }
    },

    /** Per day in UTC, only days with usage; and the addresses used last. */
    async ofCredential(credentialId: string, since: Date, mostShown: number): Promise<CredentialUsage> {
      const [days, addresses] = await Promise.all([
        sql.$queryRaw<{ date: string; allowed: bigint; denied: bigint }[]>`
          SELECT to_char("period" AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS date,
            coalesce(sum("count") FILTER (WHERE "outcome" = 'allowed'), 0)::bigint AS allowed,
            coalesce(sum("count") FILTER (WHERE "outcome" <> 'allowed'), 0)::bigint AS denied
          FROM "Usage" WHERE "credentialId" = ${credentialId} AND "period" >= ${since.toISOString()}::timestamptz
          GROUP BY 1 ORDER BY 1`,
        sql.$queryRaw<{ address: string; lastAt: Date; allowed: bigint; denied: bigint }[]>`
          SELECT "sourceAddress" AS address, max("lastAt") AS "lastAt",
            coalesce(sum("count") FILTER (WHERE "outcome" = 'allowed'), 0)::bigint AS allowed,
            coalesce(sum("count") FILTER (WHERE "outcome" <> 'allowed'), 0)::bigint AS denied
          FROM "Usage" WHERE "credentialId" = ${credentialId} AND "period" >= ${since.toISOString()}::timestamptz
          GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${mostShown}`,
      ])
      const counted = <T extends { allowed: bigint; denied: bigint }>(row: T) => ({
        ...row,
        allowed: Number(row.allowed),
        denied: Number(row.denied),
      })
      return { days: days.map(counted), addresses: addresses.map(counted) }
    },
  }
}

function chosen(viewer: Person, { credential, outcome, since, before }: Filter): Prisma.UsageWhereInput {
  const visible: Prisma.UsageWhereInput = {
    credential: {
      authorization: 'product_administrator',
      authorizedProducts: { some: { id: { in: viewer.productIds } } },
    },
  }
  const named: Prisma.UsageWhereInput = credential
    ? {
        credential: {
          OR: [{ clientId: credential }, { name: { contains: escaped(credential), mode: 'insensitive' } }],
        },
      }
    : {}
  return {
    AND: [
      // Refused is whatever was not allowed.
      { outcome: outcome === 'denied' ? { not: 'allowed' } : outcome },
      // A row counts where its last use falls, or a day rolled up would be missed by a filter that begins at noon.
      { lastAt: { gte: since }, firstAt: { lt: before } },
      viewer.role === 'product_administrator' ? visible : {},
      named,
    ],
  }
}
