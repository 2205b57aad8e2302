import type { KeepUsage } from '@/lib/ports/usage'
import type { PrismaClient } from './generated/client'
import type { Sql } from './transaction'
import { takeTurn } from './usage-turn'
import { minute } from '@/lib/domain/time'

/** How many old rows one call processes. */
const mostTidied = 500

/** Milliseconds for waiting and working. It can be long, because no request waits for it. */
const patience = minute

/** What happens to usage as it ages. Each call processes some rows and returns how many. */
export function keepUsage(prisma: PrismaClient) {
  const inTurn = (work: (sql: Sql) => Promise<number>) =>
    prisma.$transaction(
      async (sql) => {
        await takeTurn(sql)
        return work(sql)
      },
      { maxWait: patience, timeout: patience },
    )

  return {
    /** Adds hours to their day in UTC. The row of midnight becomes the row of the day. The sums of these hours are removed. */
    rollUp: (before: Date) =>
      inTurn(async (sql) => {
        await sql.usageHour.deleteMany({ where: { period: { lt: before } } })
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
  } satisfies KeepUsage
}
