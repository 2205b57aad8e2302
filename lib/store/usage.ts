import type { CountedUse } from '@/lib/domain/usage'
import { otherAddresses, otherScope } from '@/lib/domain/usage'
import type { PrismaClient } from './generated/client'
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

/**
 * Adds counts to the rows of their period. New addresses and scopes past the most that are told apart go together
 * under one name. Uses of a credential that no longer exists are dropped.
 */
export async function addUsage(prisma: PrismaClient, uses: CountedUse[]): Promise<void> {
  await prisma.$transaction(async (sql) => {
    await takeTurn(sql)
    await sql.$executeRaw`
      WITH seen AS (
        SELECT * FROM unnest(
          ${uses.map((use) => use.credentialId)}::text[],
          ${uses.map((use) => use.period.toISOString())}::timestamptz[],
          ${uses.map((use) => use.scope)}::text[],
          ${uses.map((use) => use.sourceAddress)}::text[],
          ${uses.map((use) => use.outcome)}::text[],
          ${uses.map((use) => use.roles)}::text[],
          ${uses.map((use) => use.count)}::bigint[],
          ${uses.map((use) => use.firstAt.toISOString())}::timestamptz[],
          ${uses.map((use) => use.lastAt.toISOString())}::timestamptz[]
        ) AS s(credential, period, scope, address, outcome, roles, count, first_at, last_at)
        WHERE EXISTS (SELECT FROM "Credential" WHERE "id" = s.credential)
      ), known AS (
        SELECT u."credentialId" AS credential, u."period" AS period, u."sourceAddress" AS address, u."scope" AS scope
        FROM (SELECT DISTINCT credential, period FROM seen) AS s
        JOIN "Usage" AS u ON u."credentialId" = s.credential AND u."period" = s.period
      ), addresses AS (
        SELECT credential, period, address,
          row_number() OVER (PARTITION BY credential, period ORDER BY is_new, address) AS place, is_new
        FROM (
          SELECT credential, period, address, min(is_new) AS is_new FROM (
            SELECT credential, period, address, 0 AS is_new FROM known
            UNION ALL SELECT credential, period, address, 1 FROM seen
          ) AS every WHERE address <> ${otherAddresses} GROUP BY credential, period, address
        ) AS each_address
      ), scopes AS (
        SELECT credential, period, scope,
          row_number() OVER (PARTITION BY credential, period ORDER BY is_new, scope) AS place, is_new
        FROM (
          SELECT credential, period, scope, min(is_new) AS is_new FROM (
            SELECT credential, period, scope, 0 AS is_new FROM known
            UNION ALL SELECT credential, period, scope, 1 FROM seen
          ) AS every WHERE scope <> ${otherScope} GROUP BY credential, period, scope
        ) AS each_scope
      ), bounded AS (
        SELECT s.credential, s.period, s.outcome, s.roles, s.count, s.first_at, s.last_at,
          CASE WHEN a.is_new = 1 AND a.place > ${mostAddresses} THEN ${otherAddresses} ELSE s.address END AS address,
          CASE WHEN c.is_new = 1 AND c.place > ${mostScopes} THEN ${otherScope} ELSE s.scope END AS scope
        FROM seen AS s
        LEFT JOIN addresses AS a USING (credential, period, address)
        LEFT JOIN scopes AS c USING (credential, period, scope)
      )
      INSERT INTO "Usage" AS u
        ("credentialId", "period", "scope", "sourceAddress", "outcome", "roles", "count", "firstAt", "lastAt")
      SELECT credential, period, scope, address, outcome, roles, sum(count), min(first_at), max(last_at)
      FROM bounded GROUP BY credential, period, scope, address, outcome, roles
      ON CONFLICT ("credentialId", "period", "scope", "sourceAddress", "outcome", "roles") DO UPDATE SET
        "count" = u."count" + excluded."count",
        "firstAt" = least(u."firstAt", excluded."firstAt"),
        "lastAt" = greatest(u."lastAt", excluded."lastAt")`
  })
}
