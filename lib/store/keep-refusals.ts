import { mostRefusalsKept, type MachineRefusal } from '@/lib/domain/machine-refusal'
import type { KeepRefusals } from '@/lib/ports/refusals'
import type { PrismaClient } from './generated/client'
import type { Sql } from './transaction'

/** How many old rows one call removes. */
const mostRemoved = 500

const { ofCredential, ofNobody, inAll } = mostRefusalsKept

/** When there are too many in all, this many fewer are left, so that not every write has to look at all of them. */
const room = 1_000

/** What is stored of refusals. */
export function keepRefusals(prisma: PrismaClient) {
  return {
    async add(refusals: readonly MachineRefusal[]): Promise<void> {
      await prisma.$transaction(async (sql) => {
        // One after the other, so that the limits hold across all processes.
        await sql.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('keyturn refusals'))`
        const rows = await withCredentials(sql, refusals)
        await sql.refusal.createMany({ data: rows, skipDuplicates: true })
        await trimShares(sql, [...new Set(rows.map(({ credentialId }) => credentialId))])
        if ((await sql.refusal.count()) > inAll) await trimAll(sql)
      })
    },

    remove: (before: Date) =>
      prisma.$executeRaw`
        DELETE FROM "Refusal" WHERE "id" IN (
          SELECT "id" FROM "Refusal" WHERE "time" < ${before.toISOString()}::timestamptz LIMIT ${mostRemoved}
        )`,
  } satisfies KeepRefusals
}

/**
 * The rows of refusals. A client ID that the directory did not know may be that of a deleted client, or the database was
 * unreachable at the time.
 */
async function withCredentials(sql: Sql, refusals: readonly MachineRefusal[]) {
  const given = <Value>(values: (Value | null)[]) => values.filter((value) => value !== null)
  const ids = given(refusals.map(({ credentialId }) => credentialId))
  const clientIds = given(refusals.map(({ clientId }) => clientId))
  const known = await sql.credential.findMany({
    where: { OR: [{ id: { in: ids } }, { clientId: { in: clientIds } }] },
    select: { id: true, clientId: true },
  })
  const byClientId = new Map(known.map(({ id, clientId }) => [clientId, id]))
  const existing = new Set(known.map(({ id }) => id))
  return refusals.map(({ reference, credentialId, ...refusal }) => {
    const named = refusal.clientId === null ? undefined : byClientId.get(refusal.clientId)
    const owner = credentialId !== null && existing.has(credentialId) ? credentialId : (named ?? null)
    return {
      ...refusal,
      id: reference,
      credentialId: owner,
      scopesAsked: [...refusal.scopesAsked],
      scopesHeld: [...refusal.scopesHeld],
      networks: [...refusal.networks],
    }
  })
}

/** Removes the oldest refusals of each credential, and of nobody, beyond their share. */
async function trimShares(sql: Sql, owners: (string | null)[]): Promise<void> {
  const ids = owners.filter((id) => id !== null)
  if (ids.length > 0)
    await sql.$executeRaw`
      DELETE FROM "Refusal" AS r USING unnest(${ids}::text[]) AS c(id), LATERAL (
        SELECT "time", "id" FROM "Refusal" WHERE "credentialId" = c.id
        ORDER BY "time" DESC, "id" DESC OFFSET ${ofCredential} LIMIT 1
      ) AS newest
      WHERE r."credentialId" = c.id AND (r."time", r."id") <= (newest."time", newest."id")`
  if (ids.length < owners.length)
    await sql.$executeRaw`
      DELETE FROM "Refusal" AS r USING (
        SELECT "time", "id" FROM "Refusal" WHERE "credentialId" IS NULL
        ORDER BY "time" DESC, "id" DESC OFFSET ${ofNobody} LIMIT 1
      ) AS newest
      WHERE r."credentialId" IS NULL AND (r."time", r."id") <= (newest."time", newest."id")`
}

/** Removes the oldest of those who use most of their share: a flood never displaces those who have few. */
async function trimAll(sql: Sql): Promise<void> {
  await sql.$executeRaw`
    DELETE FROM "Refusal" WHERE "id" IN (
      SELECT "id" FROM (
        SELECT "id", "time", row_number() OVER (PARTITION BY "credentialId" ORDER BY "time" DESC, "id" DESC)::float
          / CASE WHEN "credentialId" IS NULL THEN ${ofNobody}::float ELSE ${ofCredential}::float END AS used
        FROM "Refusal"
      ) AS r ORDER BY used, "time" DESC OFFSET ${inAll - room}
    )`
}
