import { factorPace, waitOf, withAttempt } from '@/lib/domain/attempts'
import { fail, ok, type Result } from '@/lib/domain/failure'
import { mostFactorAttempts } from '@/lib/domain/session-stage'
import type { FactorAttempts } from '@/lib/ports/factors'
import type { PrismaClient } from './generated/client'
import { inTransaction } from './transaction'

/** Counts attempts at second factors, a row per person. Each is committed before the code is checked. */
export function countFactorAttempts(prisma: PrismaClient) {
  return {
    begin(userId: string, halfSession: string | null, now: Date): Promise<Result<undefined>> {
      return inTransaction(prisma, async (sql) => {
        // The session before the attempts, as completing it does, so that neither waits for the other.
        if (halfSession !== null) {
          const { count } = await sql.session.updateMany({
            where: {
              id: halfSession,
              userId,
              endedAt: null,
              completedAt: null,
              factorAttempts: { lt: mostFactorAttempts },
            },
            data: { factorAttempts: { increment: 1 } },
          })
          if (count === 0) return fail({ kind: 'signed_out' })
        }
        const never = new Date(0)
        await sql.factorAttempts.createMany({
          data: [{ userId, at: never, opensAt: never }],
          skipDuplicates: true,
        })
        await sql.$queryRaw`SELECT 1 FROM "FactorAttempts" WHERE "userId" = ${userId} FOR UPDATE`
        const row = await sql.factorAttempts.findUniqueOrThrow({ where: { userId } })
        const attempts = { level: row.level, at: row.at.getTime(), opensAt: row.opensAt.getTime() }
        const wait = waitOf(attempts, now.getTime())
        if (wait > 0) return fail({ kind: 'throttled', retryAfter: wait })
        const { level, at, opensAt } = withAttempt(attempts, factorPace, now.getTime())
        await sql.factorAttempts.update({
          where: { userId },
          data: { level, at: new Date(at), opensAt: new Date(opensAt) },
        })
        return ok(undefined)
      })
    },
  } satisfies FactorAttempts
}
