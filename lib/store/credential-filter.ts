import {
  attentionTimes,
  soonDays,
  type AttentionReason,
  type AttentionSpan,
  type AttentionTime,
  type CredentialFilter,
} from '@/lib/domain/credential-list'
import type { CredentialKind, CredentialState } from '@/lib/domain/credential'
import { foldText } from '@/lib/domain/text'
import { inUseFor } from '@/lib/domain/secret-retirement'
import { Prisma } from './generated/client'
import { literal } from './like'
import type { Sql } from './transaction'
import { day } from '@/lib/domain/time'

type Where = Prisma.CredentialWhereInput
export type GrantWhere = Prisma.GrantWhereInput

const daysFrom = (now: Date, days: number) => new Date(now.getTime() + days * day)

interface Asked {
  kind: CredentialKind
  filter: CredentialFilter
  now: Date
}

/** The parts of a filter that other tables decide, in a form that an index can find. */
interface LookedUp {
  /** The meaning of the permission filter, if it is set. */
  granted: GrantWhere | undefined
  /** What a search finds beside the search text. */
  named: Where[]
  ownerDisabled: Where
  secretRetiring: Where
  secretReported: Where
}

/** Looks up what a filter says about other tables. */
export async function lookUp(sql: Sql, { kind, filter, now }: Asked): Promise<LookedUp> {
  const { search, permission, attention } = filter
  const text = search && literal(foldText(search))
  const [granted, named, ownerDisabled, secretRetiring, secretReported] = await Promise.all([
    permission && grantsOf(sql, permission),
    text ? namedIn(sql, kind, text) : [],
    attention?.includes('owner_disabled')
      ? ownedBy(sql, kind, { disabledAt: { not: null } }, Prisma.sql`p."disabledAt" IS NOT NULL`)
      : {},
    attention?.includes('secret_retiring') ? withRetiringSecret(sql, now) : {},
    attention?.includes('leaked') ? withReportedSecret(sql, now) : {},
  ])
  return { granted, named, ownerDisabled, secretRetiring, secretReported }
}

/** The conditions of the list's filters and of visibility. A credential must match all of them. */
export function matching(visible: Where, { filter, now }: Asked, lookedUp: LookedUp): Where[] {
  const { search, state, application, ownerId, creatorId, expiresFrom, expiresBefore, attention } = filter
  const { granted, named } = lookedUp
  return [
    visible,
    ...(search ? [found(literal(foldText(search)), named)] : []),
    ...(state ? [inState(state, now)] : []),
    ...(application ? [{ application }] : []),
    ...(granted ? [{ grants: { some: granted } }] : []),
    ...(ownerId === undefined ? [] : [{ ownerId }]),
    ...(creatorId ? [{ createdById: creatorId }] : []),
    ...(expiresFrom ? [{ expiresAt: { gte: expiresFrom } }] : []),
    ...(expiresBefore ? [{ expiresAt: { lt: expiresBefore } }] : []),
    ...(attention ? [{ OR: attention.map((reason) => needing(reason, now, lookedUp)) }] : []),
  ]
}

function found(text: string, named: Where[]): Where {
  const own: Where = { searchText: { contains: text } }
  return named.length === 0 ? own : { OR: [own, ...named] }
}

/** The same rule as `stateOf`, as a condition for the database. */
function inState(state: CredentialState, now: Date): Where {
  const expired: Where = { expiresAt: { lte: now } }
  if (state === 'expired') return expired
  const unexpired: Where = { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }
  return { ...unexpired, disabledAt: state === 'disabled' ? { not: null } : null }
}

/**
 * The grants of a permission. Looks up the API first: the planner knows how many grants an API id has, but for a slug it
 * assumes the average.
 */
async function grantsOf(
  sql: Sql,
  { slug, access }: NonNullable<CredentialFilter['permission']>,
): Promise<GrantWhere> {
  const api = await sql.api.findUnique({ where: { slug }, select: { id: true } })
  const kind = access ? { [access]: true } : { OR: [{ read: true }, { write: true }] }
  return { apiId: api?.id ?? '', ...kind }
}

/** Up to this number, people and service users are looked up first, so that an index finds their credentials. */
const mostLookedUp = 1000

/** Credentials whose owner's name contains a text, and keys whose service user's name does. */
async function namedIn(sql: Sql, kind: CredentialKind, text: string): Promise<Where[]> {
  const nameKey = { contains: text }
  const wanted = [
    ownedBy(sql, kind, { nameKey }, Prisma.sql`p."nameKey" LIKE ${`%${text}%`}`),
    ...(kind === 'service_api_key' ? [ofServiceUser(sql, { nameKey, deletedAt: null })] : []),
  ]
  const named = await Promise.all(wanted)
  return named.filter((where) => where !== none)
}

/** A condition that nothing matches. */
const none: Where = { id: { in: [] } }

/**
 * The credentials of some owners. Only people who own one are looked up: a text can match many people, and if few of them own
 * anything, a join would read every credential.
 */
async function ownedBy(sql: Sql, kind: CredentialKind, owner: Prisma.UserWhereInput, row: Prisma.Sql) {
  const owners = await sql.$queryRaw<{ id: string }[]>`
    SELECT p."id" FROM "User" AS p CROSS JOIN LATERAL (
      SELECT 1 FROM "Credential" AS c
      WHERE c."kind" = ${kind}::"CredentialKind" AND c."ownerId" = p."id" AND c."deletedAt" IS NULL
      ORDER BY c."id" LIMIT 1
    ) AS one WHERE ${row} LIMIT ${mostLookedUp + 1}`
  if (owners.length === 0) return none
  return owners.length > mostLookedUp ? { owner } : { ownerId: { in: owners.map(({ id }) => id) } }
}

async function ofServiceUser(sql: Sql, serviceUser: Prisma.ServiceUserWhereInput): Promise<Where> {
  const users = await sql.serviceUser.findMany({
    where: serviceUser,
    select: { id: true },
    take: mostLookedUp + 1,
  })
  if (users.length === 0) return none
  return users.length > mostLookedUp ? { serviceUser } : { serviceUserId: { in: users.map(({ id }) => id) } }
}

/** Until when a secret retires soon, and since when a used one is still in use. */
const retiring = (now: Date) => ({
  soon: daysFrom(now, soonDays),
  used: new Date(now.getTime() - inUseFor),
})

/** The same rule as `retiringSoon`, for a row of "Secret" with the alias `s`. */
export function retiringSecretRow(now: Date): Prisma.Sql {
  const { soon, used } = retiring(now)
  return Prisma.sql`s."supersededAt" IS NOT NULL AND s."endedAt" IS NULL
    AND s."retiresAt" > ${now.toISOString()}::timestamptz AND s."retiresAt" <= ${soon.toISOString()}::timestamptz
    AND s."lastUsedAt" > s."supersededAt" AND s."lastUsedAt" > ${used.toISOString()}::timestamptz`
}

/** A live secret that was reported as leaked, for a row of "Secret" with the alias `s`. */
export const reportedSecretRow = (now: Date) =>
  Prisma.sql`s."reportedAt" IS NOT NULL AND s."endedAt" IS NULL
    AND (s."retiresAt" IS NULL OR s."retiresAt" > ${now.toISOString()}::timestamptz)`

/**
 * The same rule as `retiringSoon`. Few credentials have an old secret, so they are looked up along the index of those. If there
 * are many, the database decides for each credential.
 */
async function withRetiringSecret(sql: Sql, now: Date): Promise<Where> {
  const { soon, used } = retiring(now)
  const rows = await sql.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT s."credentialId" AS "id" FROM "Secret" AS s WHERE ${retiringSecretRow(now)}
    LIMIT ${mostLookedUp + 1}`
  if (rows.length <= mostLookedUp) return { id: { in: rows.map(({ id }) => id) } }
  return {
    secrets: {
      some: {
        supersededAt: { not: null },
        endedAt: null,
        retiresAt: { gt: now, lte: soon },
        AND: [{ lastUsedAt: { gt: sql.secret.fields.supersededAt } }, { lastUsedAt: { gt: used } }],
      },
    },
  }
}

/** Credentials with a live secret that was reported as leaked, looked up in the same way. */
async function withReportedSecret(sql: Sql, now: Date): Promise<Where> {
  const rows = await sql.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT s."credentialId" AS "id" FROM "Secret" AS s WHERE ${reportedSecretRow(now)}
    LIMIT ${mostLookedUp + 1}`
  if (rows.length <= mostLookedUp) return { id: { in: rows.map(({ id }) => id) } }
  const isLive = [{ retiresAt: null }, { retiresAt: { gt: now } }]
  return { secrets: { some: { reportedAt: { not: null }, endedAt: null, OR: isLive } } }
}

/** The same rule as `attentionOf`, as a condition for the database. `countAttention` has it in SQL. */
function needing(reason: AttentionReason, now: Date, lookedUp: LookedUp): Where {
  const { ownerDisabled, secretRetiring, secretReported } = lookedUp
  const { expired, expiring, never_redeemed, unused } = attentionTimes(now)
  const reasons: Record<AttentionReason, Where> = {
    leaked: secretReported,
    expired: within(expired),
    expiring: within(expiring),
    secret_retiring: secretRetiring,
    owner_disabled: ownerDisabled,
    never_redeemed: within(never_redeemed),
    unused: within(unused),
    unrestricted: { networks: { isEmpty: true } },
  }
  return reasons[reason]
}

function within(spans: Partial<Record<AttentionTime, AttentionSpan>>): Where {
  const conditions = Object.entries(spans).map(([time, span]) => [
    time,
    span && { gt: span.after, lte: span.until },
  ])
  return Object.fromEntries(conditions) as Where
}
