import { exactTotal, totalOf, type Total } from '@/lib/domain/total'
import { visibilityOf, type Viewer } from '@/lib/domain/visibility'
import type { AuditAction, AuditEvent } from '@/lib/domain/audit-event'
import type { AuditEventFilter } from '@/lib/ports/audit-trail'
import { credentialIdOf } from './credential-id'
import { Prisma } from './generated/client'
import type { Sql } from './transaction'
import { everVisibleRow, seesFew } from './visible-credentials'

interface EventFilter extends AuditEventFilter {
  sequence?: bigint
  /** Only events with a larger sequence number. */
  after?: bigint
  /** Any action but these. */
  except?: readonly AuditAction[]
}

/** The events of the trail that a person may see and that match the filter, newest first. */
export async function openEventSearch(sql: Sql, viewer: Viewer, filter: EventFilter) {
  const { conditions, isOfOne } = await chosen(sql, filter)
  const visibility = visibilityOf(viewer)
  const isFew = await seesFew(sql, viewer)
  const found = (most: number, before?: bigint) =>
    visibility === 'all' || isOfOne
      ? newest(conditions, most, before)
      : newestOfTheirs(visibility.productIds, { conditions, most, before, isFew })
  const visible =
    visibility === 'all'
      ? Prisma.sql`TRUE`
      : Prisma.sql`EXISTS (SELECT 1 FROM "Credential" AS c WHERE c."id" = e."targetId" AND ${everVisibleRow(viewer)})`

  return {
    /**
     * Everything found along the index of their products is visible to them. Checking each event again would take ten times
     * as long.
     */
    async count(): Promise<Total> {
      const [row] = await sql.$queryRaw<{ count: bigint }[]>`
        SELECT count(*) FROM (${found(exactTotal + 1)}) AS f
        ${isOfOne ? Prisma.sql`JOIN "AuditEvent" AS e USING ("sequence") WHERE ${visible}` : Prisma.empty}`
      return totalOf(Number(row?.count ?? 0))
    },

    /** The index can lag a moment behind the credential, so each event is checked again. */
    read: (most: number, before?: bigint) => sql.$queryRaw<AuditEvent[]>`
      SELECT e."sequence", e."time", e."actorId", e."actorName", e."action", e."targetKind", e."targetId", e."targetName",
        e."sourceAddress", e."outcome"::text, e."detail"
      FROM (${found(most, before)}) AS f JOIN "AuditEvent" AS e USING ("sequence")
      WHERE ${visible} ORDER BY e."sequence" DESC`,
  }
}

function newest(conditions: Prisma.Sql[], most: number, before?: bigint): Prisma.Sql {
  const all = before ? [...conditions, Prisma.sql`e."sequence" < ${before}`] : conditions
  return Prisma.sql`
    SELECT e."sequence" FROM "AuditEvent" AS e WHERE ${allOf(all)} ORDER BY e."sequence" DESC LIMIT ${most}`
}

interface Wanted {
  conditions: Prisma.Sql[]
  most: number
  before?: bigint
  /** Whether their events are so few that each can be looked up. */
  isFew: boolean
}

/** Reads the newest events of each product along its own part of an index. An event may belong to several products. */
function newestOfTheirs(productIds: string[], { conditions, most, before, isFew }: Wanted): Prisma.Sql {
  if (productIds.length === 0) return Prisma.sql`SELECT 0::bigint AS "sequence" WHERE FALSE`
  const earlier = before ? [Prisma.sql`s."sequence" < ${before}`] : []
  const ofProduct = (id: string) => {
    const all = allOf([Prisma.sql`s."productId" = ${id}`, ...earlier])
    if (conditions.length === 0)
      return Prisma.sql`SELECT s."sequence" FROM "SeenEvent" AS s WHERE ${all} ORDER BY 1 DESC LIMIT ${most}`
    // To join many events, the database may read the trail from its end. With this bound it begins at the newest that they see.
    const bound = isFew
      ? Prisma.empty
      : Prisma.sql`AND e."sequence" <= (SELECT max(s."sequence") FROM "SeenEvent" AS s WHERE ${all})`
    return Prisma.sql`
      SELECT s."sequence" FROM "SeenEvent" AS s JOIN "AuditEvent" AS e USING ("sequence")
      WHERE ${all} AND ${allOf(conditions)} ${bound} ORDER BY 1 DESC LIMIT ${most}`
  }
  const ofEach = productIds.map((id) => Prisma.sql`(${ofProduct(id)})`)
  return Prisma.sql`
    SELECT t."sequence" FROM (${Prisma.join(ofEach, ' UNION ')}) AS t ORDER BY 1 DESC LIMIT ${most}`
}

const allOf = (conditions: Prisma.Sql[]) =>
  conditions.length > 0 ? Prisma.join(conditions, ' AND ') : Prisma.sql`TRUE`

/** The filter's conditions on a row of "AuditEvent" with the alias `e`, and whether they limit it to one target or event. */
async function chosen(sql: Sql, filter: EventFilter) {
  const { sequence, after, targetId, credential, person, action, except, outcome, since, before } = filter
  const conditions = [
    ...(sequence ? [Prisma.sql`e."sequence" = ${sequence}`] : []),
    ...(targetId ? [Prisma.sql`e."targetId" = ${targetId}`] : []),
    ...(credential ? [Prisma.sql`e."targetId" = ${await credentialIdOf(sql, credential)}`] : []),
    ...(person ? [Prisma.sql`e."actorId" = ${person}`] : []),
    ...(action ? [Prisma.sql`e."action" = ${action}`] : []),
    ...(after === undefined ? [] : [Prisma.sql`e."sequence" > ${after}`]),
    ...(except ? [Prisma.sql`e."action" <> ALL(${except})`] : []),
    ...(outcome ? [Prisma.sql`e."outcome" = ${outcome}::"AuditOutcome"`] : []),
    ...(since ? [Prisma.sql`e."time" >= ${since.toISOString()}::timestamptz`] : []),
    ...(before ? [Prisma.sql`e."time" < ${before.toISOString()}::timestamptz`] : []),
  ]
  return { conditions, isOfOne: Boolean(sequence || targetId || credential) }
}
