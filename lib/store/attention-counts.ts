import {
  attentionTimes,
  type AttentionReason,
  type AttentionSpan,
  type AttentionTime,
} from '@/lib/domain/credential-list'
import type { CredentialKind } from '@/lib/domain/credential'
import { exactTotal, totalOf, type Total } from '@/lib/domain/total'
import type { Viewer } from '@/lib/domain/visibility'
import { reportedSecretRow, retiringSecretRow } from './credential-filter'
import { Prisma } from './generated/client'
import type { Sql } from './transaction'
import { visibleRow } from './visible-credentials'

/**
 * How many of the credentials that a person may see need attention for each reason. One query, whose parts each read their own
 * index, up to the largest number that is shown exactly. The conditions are those of the list's filter.
 */
export async function countAttention(
  sql: Sql,
  kind: CredentialKind,
  viewer: Viewer,
  { reasons, now }: { reasons: readonly AttentionReason[]; now: Date },
): Promise<ReadonlyMap<AttentionReason, Total>> {
  const parts = reasons.map(
    (reason) => Prisma.sql`(
      SELECT ${reason}::text AS "reason", count(*) AS "count" FROM (
        SELECT 1 FROM "Credential" AS c
        WHERE c."kind" = ${kind}::"CredentialKind" AND ${visibleRow(viewer)} AND ${needing(reason, now)}
        LIMIT ${exactTotal + 1}
      ) AS "found"
    )`,
  )
  const rows = await sql.$queryRaw<{ reason: AttentionReason; count: bigint }[]>`
    ${Prisma.join(parts, ' UNION ALL ')}`
  return new Map(rows.map(({ reason, count }) => [reason, totalOf(Number(count))]))
}

/** The same rule as `needing` of the list's filter, for a row of "Credential" with the alias `c`. */
function needing(reason: AttentionReason, now: Date): Prisma.Sql {
  const { expired, expiring, never_redeemed, unused } = attentionTimes(now)
  const withSecret = (row: Prisma.Sql) =>
    Prisma.sql`c."id" IN (SELECT s."credentialId" FROM "Secret" AS s WHERE ${row})`
  const reasons: Record<AttentionReason, Prisma.Sql> = {
    leaked: withSecret(reportedSecretRow(now)),
    expired: within(expired),
    expiring: within(expiring),
    secret_retiring: withSecret(retiringSecretRow(now)),
    owner_disabled: Prisma.sql`c."ownerId" IN (SELECT p."id" FROM "User" AS p WHERE p."disabledAt" IS NOT NULL)`,
    never_redeemed: within(never_redeemed),
    unused: within(unused),
    unrestricted: Prisma.sql`c."networks" = '{}'`,
  }
  return reasons[reason]
}

const columns: Record<AttentionTime, Prisma.Sql> = {
  expiresAt: Prisma.sql`c."expiresAt"`,
  createdAt: Prisma.sql`c."createdAt"`,
  lastRedeemedAt: Prisma.sql`c."lastRedeemedAt"`,
}

function within(spans: Partial<Record<AttentionTime, AttentionSpan>>): Prisma.Sql {
  const conditions = Object.entries(spans).flatMap(([time, span]) => {
    const column = columns[time as AttentionTime]
    if (span === null) return [Prisma.sql`${column} IS NULL`]
    return [
      Prisma.sql`${column} <= ${span.until.toISOString()}::timestamptz`,
      ...(span.after ? [Prisma.sql`${column} > ${span.after.toISOString()}::timestamptz`] : []),
    ]
  })
  return Prisma.join(conditions, ' AND ')
}
