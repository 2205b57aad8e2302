import type { UsedSecret } from '@/lib/domain/retiring-notice'
import { day } from '@/lib/domain/time'
import { quietMargin } from '@/lib/domain/secret-retirement'
import type { KeepSecrets, RetiringSecret } from '@/lib/ports/secrets'
import { Prisma, type PrismaClient } from './generated/client'

/** How many secrets are read or removed at a time. */
const partSize = 100

/** Old secrets as the jobs that end and remove them see them. */
export function keepSecrets(prisma: PrismaClient) {
  /** Old secrets that have not ended, along the index of those. `s` is the secret, `c` its credential. */
  const old = <Row = RetiringSecret>(condition: Prisma.Sql, after: string) =>
    prisma.$queryRaw<Row[]>`
      SELECT s."id", s."credentialId", c."kind", s."supersededAt", s."retiresAt", s."extendedAt", s."lastUsedAt",
        s."lastUsedFrom"
      FROM "Secret" AS s JOIN "Credential" AS c ON c."id" = s."credentialId"
      WHERE s."supersededAt" IS NOT NULL AND s."endedAt" IS NULL AND s."id" > ${after}
        AND c."deletedAt" IS NULL AND ${condition}
      ORDER BY s."id" LIMIT ${partSize}`

  return {
    passed: (now: Date, after: string) => old(Prisma.sql`s."retiresAt" <= ${at(now)}`, after),

    /** The same rule as `quietAt`. GREATEST ignores what is null. */
    quiet: (now: Date, after: string) =>
      old(
        Prisma.sql`s."retiresAt" IS NULL
          AND GREATEST(s."quietSince", s."lastUsedAt") + s."quietHours" * interval '1 hour'
            <= ${at(new Date(now.getTime() - quietMargin))}
          AND ${active(now)}`,
        after,
      ),

    usedSinceReplaced: (now: Date, after: string) =>
      old<UsedSecret & { credentialId: string }>(
        Prisma.sql`s."retiresAt" > ${at(now)} AND s."retiresAt" <= ${at(new Date(now.getTime() + day))}
          AND s."lastUsedAt" > s."supersededAt" AND ${active(now)}`,
        after,
      ),

    remove: (before: Date) => prisma.$executeRaw`
      DELETE FROM "Secret" WHERE "id" IN (
        SELECT "id" FROM "Secret" WHERE "endedAt" < ${at(before)} LIMIT ${partSize}
      )`,
  } satisfies KeepSecrets
}

const at = (moment: Date) => Prisma.sql`${moment.toISOString()}::timestamptz`

/** The same rule as `stateOf`. */
const active = (now: Date) =>
  Prisma.sql`c."disabledAt" IS NULL AND (c."expiresAt" IS NULL OR c."expiresAt" > ${at(now)})`
