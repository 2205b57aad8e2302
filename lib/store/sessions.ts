import type { Policies } from '@/lib/domain/policy'
import type { Role } from '@/lib/domain/role'
import type { Factor, OwnFactors } from '@/lib/domain/second-factor'
import type {
  ChangeSessions,
  KeepSessions,
  NewSession,
  ReadSessions,
  StoredSession,
} from '@/lib/ports/sessions'
import type { PrismaClient } from './generated/client'
import { lockPerson } from './people'
import { policiesIn, policiesName } from './policies'
import type { Sql } from './transaction'

/** Sessions as their own person reads them. */
export function readSessions(sql: Sql) {
  return {
    ofPerson(userId: string) {
      return sql.session.findMany({
        where: { userId, endedAt: null, completedAt: { not: null } },
        select: {
          id: true,
          createdAt: true,
          lastSeenAt: true,
          endedAt: true,
          address: true,
          agent: true,
          factor: true,
        },
        orderBy: { lastSeenAt: 'desc' },
      }) as Promise<StoredSession[]>
    },
  } satisfies ReadSessions
}

/**
 * The session that had an id when a request began: it may have got a new one since. For how long the old one is honoured is
 * decided when the request begins (`isSessionLive`).
 */
const called = (id: string) => ({ OR: [{ id }, { replacedId: id }] })

/** Sessions as a transaction begins and ends them. */
export function changeSessions(sql: Sql) {
  const presentOf = (id: string) => sql.session.findFirstOrThrow({ where: called(id), select: { id: true } })

  /** Records what was shown in a complete session, and gives it a new id. */
  async function renew(
    id: string,
    { nextId, now }: { nextId: string; now: Date },
    shown: { passwordAt: Date } | { factor: Factor; factorAt: Date },
  ): Promise<void> {
    const { id: replacedId } = await presentOf(id)
    await sql.session.update({
      where: { id: replacedId },
      data: { ...shown, id: nextId, replacedId, replacedAt: now },
    })
  }

  return {
    async begin({ now, isComplete, factor, ...row }: NewSession): Promise<void> {
      const completedAt = isComplete ? now : null
      const shown = factor ? { factor, factorAt: now } : { passwordAt: now }
      await sql.session.create({ data: { ...row, ...shown, createdAt: now, lastSeenAt: now, completedAt } })
    },

    async factorShown(id: string, { factor, nextId, now }): Promise<void> {
      const shown = { factor, factorAt: now }
      const { count } = await sql.session.updateMany({
        where: { id, completedAt: null },
        data: { ...shown, id: nextId, completedAt: now, lastSeenAt: now },
      })
      if (count === 0) await renew(id, { nextId, now }, shown)
    },

    passwordShown: (id: string, next: { nextId: string; now: Date }) =>
      renew(id, next, { passwordAt: next.now }),

    notCompleted(userId: string, since: Date): Promise<number> {
      return sql.session.count({ where: { userId, completedAt: null, createdAt: { gt: since } } })
    },

    async endHalf(userId: string, now: Date): Promise<void> {
      await lockPerson(sql, userId)
      await sql.session.updateMany({
        where: { userId, endedAt: null, completedAt: null },
        data: { endedAt: now },
      })
    },

    async hold(id: string): Promise<{ role: Role; isComplete: boolean } | null> {
      const session = await sql.session.findFirst({ where: called(id), select: { userId: true } })
      if (!session) return null
      await lockPerson(sql, session.userId)
      const [row] = await sql.$queryRaw<{ role: Role; isComplete: boolean }[]>`
        SELECT p."role"::text AS "role", s."completedAt" IS NOT NULL AS "isComplete" FROM "Session" AS s JOIN "User" AS p ON p."id" = s."userId"
        WHERE ${id} IN (s."id", s."replacedId") AND s."userId" = ${session.userId} AND s."endedAt" IS NULL AND p."disabledAt" IS NULL FOR SHARE OF s`
      return row ?? null
    },

    async end(id: string, now: Date): Promise<void> {
      await sql.session.updateMany({ where: { ...called(id), endedAt: null }, data: { endedAt: now } })
    },

    async endOf(userId: string, id: string, now: Date): Promise<boolean> {
      const { count } = await sql.session.updateMany({
        where: { id, userId, endedAt: null },
        data: { endedAt: now },
      })
      return count > 0
    },

    async endAll(userId: string, now: Date, except?: string): Promise<number> {
      // Locks the person before their sessions, like `hold`, so that neither waits for the other.
      await lockPerson(sql, userId)
      // Browsers that were known are not any more.
      await sql.user.updateMany({ where: { id: userId }, data: { deviceEpoch: { increment: 1 } } })
      const present = except === undefined ? undefined : await presentOf(except)
      const { count } = await sql.session.updateMany({
        where: { userId, endedAt: null, id: present && { not: present.id } },
        data: { endedAt: now },
      })
      return count
    },
  } satisfies ChangeSessions
}

/** How many are removed at a time. */
const mostRemoved = 500

/** Sessions as they age. The last complete one of each person is kept, because People shows when they were last seen. */
export function keepSessions(prisma: PrismaClient) {
  return {
    remove: (before: Date) => prisma.$executeRaw`
      DELETE FROM "Session" WHERE "id" IN (
        SELECT s."id" FROM "Session" AS s WHERE s."lastSeenAt" < ${before.toISOString()}::timestamptz
        AND (s."completedAt" IS NULL OR EXISTS (
          SELECT 1 FROM "Session" AS later WHERE later."userId" = s."userId" AND later."completedAt" IS NOT NULL
            AND (later."lastSeenAt", later."id") > (s."lastSeenAt", s."id")
        )) LIMIT ${mostRemoved}
      )`,
  } satisfies KeepSessions
}

/** A session with its person and the policies, as each request finds it. */
export interface SessionRecord {
  /** The present id, which is not the one that was sent if that was replaced. */
  id: string
  /** Since when the id that was sent is replaced; null if it is the present one. */
  replacedAt: Date | null
  createdAt: Date
  lastSeenAt: Date
  endedAt: Date | null
  completedAt: Date | null
  passwordAt: Date | null
  factorAt: Date | null
  factorAttempts: number
  person: {
    id: string
    name: string
    email: string
    role: Role
    timeZone: string
    singleKeys: boolean
    productIds: string[]
    disabledAt: Date | null
    createdAt: Date
    hasSecondFactor: boolean
    factors: OwnFactors
  }
  policies: Policies
}

interface SessionRow
  extends
    Omit<SessionRecord, 'id' | 'person' | 'policies'>,
    Omit<SessionRecord['person'], 'createdAt' | 'hasSecondFactor' | 'factors'> {
  sessionId: string
  hasApp: boolean
  hasPasskey: boolean
  personCreatedAt: Date
  policies: unknown
}

/** What each request of a person reads, outside the use-cases: it only decides who the actor is. */
export function openSessions(prisma: PrismaClient) {
  return {
    /** Raw SQL, because each page of the console begins with it: Prisma would send three queries, one after the other. */
    async find(id: string): Promise<SessionRecord | null> {
      const [row] = await prisma.$queryRaw<SessionRow[]>`
        SELECT s."id" AS "sessionId", CASE WHEN s."id" = ${id} THEN NULL ELSE s."replacedAt" END AS "replacedAt",
          s."createdAt", s."lastSeenAt", s."endedAt", s."completedAt", s."passwordAt", s."factorAt", s."factorAttempts",
          p."id", p."name", p."email", p."role"::text AS "role", p."timeZone", p."singleKeys", p."disabledAt", p."createdAt" AS "personCreatedAt",
          EXISTS (SELECT 1 FROM "Authenticator" AS f WHERE f."userId" = p."id" AND f."confirmedAt" IS NOT NULL) AS "hasApp",
          EXISTS (SELECT 1 FROM "Passkey" AS k WHERE k."userId" = p."id") AS "hasPasskey",
          ARRAY(SELECT a."productId" FROM "ProductAdministrator" AS a WHERE a."userId" = p."id") AS "productIds",
          (SELECT o."value" FROM "Policy" AS o WHERE o."name" = ${policiesName}) AS "policies"
        FROM "Session" AS s JOIN "User" AS p ON p."id" = s."userId" WHERE s."id" = ${id} OR s."replacedId" = ${id}`
      if (!row) return null
      const { sessionId, policies, id: personId, personCreatedAt, ...rest } = row
      const { name, email, role, timeZone, singleKeys, ...others } = rest
      const { productIds, disabledAt, hasApp, hasPasskey, ...session } = others
      const who = { id: personId, name, email, role, timeZone, singleKeys, productIds }
      const factors = { app: hasApp, passkeys: hasPasskey }
      const hasSecondFactor = hasApp || hasPasskey
      const person = { ...who, disabledAt, hasSecondFactor, factors, createdAt: personCreatedAt }
      return { ...session, id: sessionId, person, policies: policiesIn(policies) }
    },

    /** Records that the session was used. */
    async touch(id: string, now: Date): Promise<void> {
      await prisma.session.updateMany({ where: { id }, data: { lastSeenAt: now } })
    },
  }
}
