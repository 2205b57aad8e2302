import { otherAddresses, otherScope, type CountedUse } from '@/lib/domain/usage'
import { Prisma, type PrismaClient } from './generated/client'
import type { Sql } from './transaction'
import { takeTurn } from './usage-turn'

/** How many addresses and scopes of a credential are counted separately in an hour. */
const mostAddresses = 200
const mostScopes = 100

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
 * Adds counts to the rows of their period. New addresses and scopes beyond the limits are counted together under one name.
 * Uses of a credential that no longer exists are dropped.
 */
export async function addUsage(prisma: PrismaClient, uses: CountedUse[]): Promise<void> {
  await prisma.$transaction(async (sql) => {
    await takeTurn(sql)
    const fresh = await addToKnown(sql, uses)
    if (fresh.length > 0) await insertBounded(sql, fresh)
    await addToHours(sql, uses)
  })
}

/** Adds to the sums of all credentials, so that nobody has to read their rows to know them. */
async function addToHours(sql: Sql, uses: CountedUse[]): Promise<void> {
  await sql.$executeRaw`
    INSERT INTO "UsageHour" AS h ("period", "allowed", "denied")
    SELECT period, coalesce(sum(count) FILTER (WHERE outcome = 'allowed'), 0),
      coalesce(sum(count) FILTER (WHERE outcome <> 'allowed'), 0)
    FROM ${relationOf(uses)} JOIN "Credential" AS c ON c."id" = s.credential
    GROUP BY period
    ON CONFLICT ("period") DO UPDATE SET
      "allowed" = h."allowed" + excluded."allowed", "denied" = h."denied" + excluded."denied"`
}

/** Adds to existing rows: most of them exist, and an update costs a tenth of an insert. Returns the uses without a row. */
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

/** The same uses, with the addresses and scopes beyond the limits combined. */
async function bounded(sql: Sql, uses: CountedUse[]): Promise<CountedUse[]> {
  const where = {
    credentialId: { in: [...new Set(uses.map((use) => use.credentialId))] },
    period: { in: [...new Map(uses.map((use) => [use.period.getTime(), use.period])).values()] },
  }
  const counts = await sql.usage.groupBy({ by: ['credentialId', 'period'], where, _count: true })
  // With fewer rows than the smaller limit, no limit can be exceeded.
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

/** Returns a function that keeps each value of a group, up to the limit, and replaces all others with `rest`. */
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
