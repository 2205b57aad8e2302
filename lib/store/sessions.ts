import type { Role } from '@/lib/domain/role'
import type { PrismaClient } from './generated/client'
import type { Sql } from './transaction'

/** Sessions as their person reads them. */
export function readSessions(sql: Sql) {
  return {
    ofPerson(userId: string) {
      return sql.session.findMany({
        where: { userId, endedAt: null },
        omit: { userId: true },
        orderBy: { lastSeenAt: 'desc' },
      })
    },
  }
}

/** Sessions as a transaction begins and ends them. */
export function changeSessions(sql: Sql) {
  return {
    async begin(session: { id: string; userId: string; address: string; agent: string; now: Date }) {
      const { now, ...row } = session
      await sql.session.create({ data: { ...row, createdAt: now, lastSeenAt: now } })
    },

    async end(id: string, now: Date): Promise<void> {
      await sql.session.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } })
    },

    async endOf(userId: string, id: string, now: Date): Promise<boolean> {
      const { count } = await sql.session.updateMany({
        where: { id, userId, endedAt: null },
        data: { endedAt: now },
      })
      return count > 0
    },

    async endAll(userId: string, now: Date, except?: string): Promise<number> {
      const { count } = await sql.session.updateMany({
        where: { userId, endedAt: null, id: except === undefined ? undefined : { not: except } },
        data: { endedAt: now },
      })
      return count
    },
  }
}

/** A session with its person, as each request finds them. */
export interface SessionRecord {
  id: string
  createdAt: Date
  lastSeenAt: Date
  endedAt: Date | null
  person: {
    id: string
    name: string
    email: string
    role: Role
    timeZone: string
    productIds: string[]
    disabledAt: Date | null
  }
}

/** What each request of a person asks, outside the use-cases: it decides only who the actor is. */
export function openSessions(prisma: PrismaClient) {
  return {
    async find(id: string): Promise<SessionRecord | null> {
      const row = await prisma.session.findUnique({
        where: { id },
        select: {
          id: true,
          createdAt: true,
          lastSeenAt: true,
          endedAt: true,
          user: {
            select: {
              id: true,
              name: true,
              email: true,
              role: true,
              timeZone: true,
              disabledAt: true,
              products: { select: { id: true } },
            },
          },
        },
      })
      if (!row) return null
      const { user, ...session } = row
      const { products, ...person } = user
      return { ...session, person: { ...person, productIds: products.map((product) => product.id) } }
    },

    /** Notes that the session is in use. */
    async touch(id: string, now: Date): Promise<void> {
      await prisma.session.updateMany({ where: { id }, data: { lastSeenAt: now } })
    },
  }
}
