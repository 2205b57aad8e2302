import type { Redemption, Redemptions } from '@/lib/ports/redemptions'
import { Prisma, type PrismaClient } from './generated/client'

interface Kept {
  table: string
  /** The columns for the time and the address. */
  at: string
  from: string
  idOf(redemption: Redemption): string
}

const ofCredentials: Kept = {
  table: 'Credential',
  at: 'lastRedeemedAt',
  from: 'lastRedeemedFrom',
  idOf: ({ credentialId }) => credentialId,
}

const ofSecrets: Kept = {
  table: 'Secret',
  at: 'lastUsedAt',
  from: 'lastUsedFrom',
  idOf: ({ secretId }) => secretId,
}

/** Stores when secrets and their credentials were last used. */
export function keepRedemptions(prisma: PrismaClient) {
  return {
    async write(redemptions: readonly Redemption[]): Promise<void> {
      await prisma.$transaction(async (sql) => {
        for (const kept of [ofCredentials, ofSecrets]) await sql.$executeRaw(latest(kept, redemptions))
      })
    },
  } satisfies Redemptions
}

/**
 * Writes the latest use of each row: a credential with two used secrets occurs twice, and an UPDATE would take either use. Rows
 * are locked in the order of their ids, so that two processes never deadlock.
 */
function latest({ table, at, from, idOf }: Kept, redemptions: readonly Redemption[]): Prisma.Sql {
  const name = (identifier: string) => Prisma.raw(`"${identifier}"`)
  const ids = redemptions.map(idOf)
  const moments = redemptions.map((redemption) => redemption.at.toISOString())
  const addresses = redemptions.map((redemption) => redemption.from)
  return Prisma.sql`
    WITH seen AS (
      SELECT DISTINCT ON (id) *
      FROM unnest(${ids}::text[], ${moments}::timestamptz[], ${addresses}::text[]) AS s(id, at, address)
      ORDER BY id, at DESC
    ), locked AS (
      SELECT "id" FROM ${name(table)} WHERE "id" IN (SELECT id FROM seen) ORDER BY "id" FOR NO KEY UPDATE
    )
    UPDATE ${name(table)} AS t SET ${name(at)} = seen.at, ${name(from)} = seen.address
    FROM seen JOIN locked ON locked."id" = seen.id
    WHERE t."id" = seen.id AND (t.${name(at)} IS NULL OR t.${name(at)} < seen.at)`
}
