import type { Redemption, Redemptions } from '@/lib/ports/redemptions'
import type { PrismaClient } from './generated/client'

/** Stores when secrets and their credentials were last used, with one statement for each table. */
export function keepRedemptions(prisma: PrismaClient) {
  return {
    /** Rows are locked in the order of their ids, so that two processes never deadlock. */
    async write(redemptions: readonly Redemption[]): Promise<void> {
      const credentials = redemptions.map((redemption) => redemption.credentialId)
      const secrets = redemptions.map((redemption) => redemption.secretId)
      const moments = redemptions.map((redemption) => redemption.at.toISOString())
      const addresses = redemptions.map((redemption) => redemption.from)
      await prisma.$transaction(async (sql) => {
        // A credential with two used secrets occurs twice here, and an UPDATE would use either row.
        await sql.$executeRaw`
          WITH seen AS (
            SELECT DISTINCT ON (id) *
            FROM unnest(${credentials}::text[], ${moments}::timestamptz[], ${addresses}::text[]) AS s(id, at, address)
            ORDER BY id, at DESC
          ), locked AS (
            SELECT "id" FROM "Credential" WHERE "id" IN (SELECT id FROM seen) ORDER BY "id" FOR NO KEY UPDATE
          )
          UPDATE "Credential" AS c SET "lastRedeemedAt" = seen.at, "lastRedeemedFrom" = seen.address
          FROM seen JOIN locked ON locked."id" = seen.id
          WHERE c."id" = seen.id AND (c."lastRedeemedAt" IS NULL OR c."lastRedeemedAt" < seen.at)`
        await sql.$executeRaw`
          WITH seen AS (
            SELECT DISTINCT ON (id) *
            FROM unnest(${secrets}::text[], ${moments}::timestamptz[], ${addresses}::text[]) AS s(id, at, address)
            ORDER BY id, at DESC
          ), locked AS (
            SELECT "id" FROM "Secret" WHERE "id" IN (SELECT id FROM seen) ORDER BY "id" FOR NO KEY UPDATE
          )
          UPDATE "Secret" AS s SET "lastUsedAt" = seen.at, "lastUsedFrom" = seen.address
          FROM seen JOIN locked ON locked."id" = seen.id
          WHERE s."id" = seen.id AND (s."lastUsedAt" IS NULL OR s."lastUsedAt" < seen.at)`
      })
    },
  } satisfies Redemptions
}
