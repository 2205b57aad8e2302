import type { Redemptions, SecretUse } from '@/lib/ports/redemptions'
import { Prisma, type PrismaClient } from './generated/client'

/** A table whose rows keep their last use. */
interface Kept {
  table: string
  /** The columns for the time and the address. */
  at: string
  from: string
  /** The column for the time of the first use, if it is kept. */
  first?: string
  idOf(use: SecretUse): string
  /** Whether a use counts here. */
  counts(use: SecretUse): boolean
}

const ofCredentials: Kept = {
  table: 'Credential',
  at: 'lastRedeemedAt',
  from: 'lastRedeemedFrom',
  idOf: ({ credentialId }) => credentialId,
  counts: ({ redeems }) => redeems,
}

const ofSecrets: Kept = {
  table: 'Secret',
  at: 'lastUsedAt',
  from: 'lastUsedFrom',
  first: 'firstUsedAt',
  idOf: ({ secretId }) => secretId,
  counts: () => true,
}

/** Stores when secrets were last used, and their credentials last redeemed. */
export function keepRedemptions(prisma: PrismaClient) {
  return {
    async write(uses: readonly SecretUse[]): Promise<void> {
      await prisma.$transaction(async (sql) => {
        for (const kept of [ofCredentials, ofSecrets]) {
          const counted = uses.filter(kept.counts)
          if (counted.length > 0) await sql.$executeRaw(latest(kept, counted))
        }
      })
    },
  } satisfies Redemptions
}

/**
 * Writes the latest use of each row, with the last address that is known: a credential with two used secrets occurs twice, and
 * an UPDATE would take either use. Rows are locked in the order of their ids, so that two processes never deadlock.
 */
function latest({ table, at, from, first, idOf }: Kept, uses: readonly SecretUse[]): Prisma.Sql {
  const name = (identifier: string) => Prisma.raw(`"${identifier}"`)
  const ids = uses.map(idOf)
  const moments = uses.map((use) => use.at.toISOString())
  const addresses = uses.map((use) => use.from)
  const firstUse = first ? Prisma.sql`, ${name(first)} = coalesce(t.${name(first)}, seen.at)` : Prisma.empty
  return Prisma.sql`
    WITH seen AS (
      SELECT DISTINCT ON (id) *
      FROM unnest(${ids}::text[], ${moments}::timestamptz[], ${addresses}::text[]) AS s(id, at, address)
      ORDER BY id, at DESC
    ), locked AS (
      SELECT "id" FROM ${name(table)} WHERE "id" IN (SELECT id FROM seen) ORDER BY "id" FOR NO KEY UPDATE
    )
    UPDATE ${name(table)} AS t SET ${name(at)} = seen.at, ${name(from)} = coalesce(seen.address, t.${name(from)})${firstUse}
    FROM seen JOIN locked ON locked."id" = seen.id
    WHERE t."id" = seen.id AND (t.${name(at)} IS NULL OR t.${name(at)} < seen.at)`
}
