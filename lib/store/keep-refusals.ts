import type { MachineRefusal } from '@/lib/domain/machine-refusal'
import { mostRefusals, shareLimits, shareOf, type RefusalShare } from '@/lib/domain/refusal-share'
import type { KeepRefusals } from '@/lib/ports/refusals'
import type { Database } from './database'
import type { PrismaClient } from './generated/client'
import type { Sql } from './transaction'

/** How many old rows one call removes. */
const mostRemoved = 500

/** After how many added rows all are counted. So many fewer than the limit are left then. */
const room = 1_000

/** From how many credentials rows are removed at a time if there are too many in all. */
const mostTrimmed = 20

/** The embedded database does not reuse the space of removed rows by itself. */
const removedBeforeVacuum = 2_000

/** What one credential, or nobody, has of one share; and how many of it stay. */
interface Part {
  credentialId: string | null
  share: RefusalShare
  kept: number
}

/** What is stored of refusals. */
export function keepRefusals(prisma: PrismaClient, kind: Database['kind']) {
  let addedSinceCount = room
  let removedSinceVacuum = 0

  /** Removes what is too much in all, some at a time, so that others can use the database in between. */
  async function trimAll(): Promise<void> {
    let excess = (await prisma.refusal.count()) - (mostRefusals - room)
    while (excess > 0) {
      const removed = await locked(prisma, async (sql) => keepLatest(sql, await fullest(sql)))
      removedSinceVacuum += removed
      excess -= removed
      if (removed === 0) break
    }
    addedSinceCount = 0
  }

  /** Outside of a transaction, as VACUUM requires. */
  async function vacuum(): Promise<void> {
    if (kind !== 'embedded' || removedSinceVacuum < removedBeforeVacuum) return
    await prisma.$executeRaw`VACUUM "Refusal"`
    removedSinceVacuum = 0
  }

  return {
    async add(refusals: readonly MachineRefusal[]): Promise<void> {
      removedSinceVacuum += await locked(prisma, async (sql) => {
        const rows = await withCredentials(sql, refusals)
        await sql.refusal.createMany({ data: rows, skipDuplicates: true })
        return keepLatest(sql, partsOf(rows))
      })
      addedSinceCount += refusals.length
      if (addedSinceCount >= room) await trimAll()
      await vacuum()
    },

    async remove(before: Date): Promise<number> {
      const removed = await prisma.$executeRaw`
        DELETE FROM "Refusal" WHERE "id" IN (
          SELECT "id" FROM "Refusal" WHERE "time" < ${before.toISOString()}::timestamptz LIMIT ${mostRemoved}
        )`
      removedSinceVacuum += removed
      await vacuum()
      return removed
    },
  } satisfies KeepRefusals
}

/** One after the other, so that the limits hold across all processes. */
const locked = <Value>(prisma: PrismaClient, work: (sql: Sql) => Promise<Value>): Promise<Value> =>
  prisma.$transaction(async (sql) => {
    await sql.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('keyturn refusals'))`
    return work(sql)
  })

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
  return refusals.map((refusal) => {
    const { reference, credentialId: id, ...rest } = refusal
    const named = refusal.clientId === null ? undefined : byClientId.get(refusal.clientId)
    const credentialId = id !== null && existing.has(id) ? id : (named ?? null)
    return {
      ...rest,
      id: reference,
      credentialId,
      share: shareOf({ ...refusal, credentialId }),
      scopesAsked: [...refusal.scopesAsked],
      scopesHeld: [...refusal.scopesHeld],
      networks: [...refusal.networks],
    }
  })
}

/** The parts that rows belong to, each once. */
function partsOf(rows: Omit<Part, 'kept'>[]): Part[] {
  const parts = new Map<string, Part>()
  for (const { credentialId, share } of rows)
    parts.set(`${share} ${credentialId}`, { credentialId, share, kept: shareLimits[share] })
  return [...parts.values()]
}

/** Removes the oldest refusals beyond those that stay. Returns how many. */
async function keepLatest(sql: Sql, parts: Part[]): Promise<number> {
  const owned = parts.filter(({ credentialId }) => credentialId !== null)
  let removed = 0
  // By ID, because a join can be planned so that it finds the newest again for each row.
  if (owned.length > 0)
    removed += await sql.$executeRaw`
      DELETE FROM "Refusal" WHERE "id" IN (
        SELECT old."id" FROM unnest(
          ${owned.map(({ credentialId }) => credentialId)}::text[],
          ${owned.map(({ share }) => share)}::text[],
          ${owned.map(({ kept }) => kept)}::int[]
        ) AS part("credentialId", "share", "kept"), LATERAL (
          SELECT "id" FROM "Refusal" AS r WHERE r."credentialId" = part."credentialId" AND r."share" = part."share"
          ORDER BY "time" DESC, "id" DESC OFFSET part."kept"
        ) AS old
      )`
  for (const { credentialId, share, kept } of parts)
    if (credentialId === null)
      removed += await sql.$executeRaw`
        DELETE FROM "Refusal" WHERE "id" IN (
          SELECT "id" FROM "Refusal" WHERE "credentialId" IS NULL AND "share" = ${share}
          ORDER BY "time" DESC, "id" DESC OFFSET ${kept}
        )`
  return removed
}

/** Those who use most of their share, with a tenth less: a flood never displaces those who have few. */
async function fullest(sql: Sql): Promise<Part[]> {
  const { proven, unproven, unknown, anonymous } = shareLimits
  return sql.$queryRaw<Part[]>`
    SELECT "credentialId", "share", (count(*) - ceil(count(*) / 10.0))::int AS kept
    FROM "Refusal" GROUP BY "credentialId", "share"
    ORDER BY count(*)::float / CASE "share" WHEN 'proven' THEN ${proven}::int WHEN 'unknown' THEN ${unknown}::int
      WHEN 'anonymous' THEN ${anonymous}::int ELSE ${unproven}::int END DESC
    LIMIT ${mostTrimmed}`
}
