import { z } from 'zod'
import { dayOfDigestKey } from '@/lib/domain/digest'
import type { GivenNotice, NoticeItem } from '@/lib/domain/notice'
import type { Viewer } from '@/lib/domain/visibility'
import type {
  ChangeNotices,
  DigestRecipient,
  KeepNotices,
  NewNotice,
  NoticePlace,
  NoticeRecipient,
  ReadNotices,
} from '@/lib/ports/notices'
import { Prisma, type PrismaClient } from './generated/client'
import { inParts } from './in-parts'
import { readNamedCredentials } from './named-credentials'
import { seenItems, tellsSomething } from './seen-notices'
import type { Sql } from './transaction'
import { everVisibleToUser } from './visible-credentials'

/** The person whose notices are read. */
type Reader = Viewer & { id: string }

/** The notices that a person reads in the console, as a condition on a table with the alias `n`. */
function shown(reader: Reader, { unread, kind }: Parameters<ReadNotices['list']>[1]): Prisma.Sql {
  return Prisma.sql`n."userId" = ${reader.id} AND n."inConsole" ${unread ? Prisma.sql`AND n."readAt" IS NULL` : Prisma.empty}
    ${kind ? Prisma.sql`AND n."kind" = ${kind}` : Prisma.empty} AND ${tellsSomething(reader)}`
}

/** The credentials that a notice names, as they are stored. */
const storedItems = z.array(
  z.object({
    kind: z.enum(['api_client', 'service_api_key']),
    id: z.string(),
    name: z.string(),
    expiresAt: z.string().nullable(),
  } satisfies Record<keyof NoticeItem, z.ZodType>),
)

/** A person's notices, as the console shows them. */
export function readNotices(sql: Sql) {
  return {
    /** Newest first, starting after a place. */
    async list(
      reader: Reader,
      filter: Parameters<ReadNotices['list']>[1],
      page: { after?: NoticePlace; size: number },
    ) {
      const { after, size } = page
      const from = after
        ? Prisma.sql`AND (n."createdAt", n."id") < (${after.createdAt.toISOString()}::timestamptz, ${after.id})`
        : Prisma.empty
      const rows = await sql.$queryRaw<(Omit<GivenNotice, 'items'> & { items: unknown })[]>`
        SELECT n."id", n."kind", n."key", n."title", n."body", n."createdAt", n."readAt",
          jsonb_array_length(n."items") AS "named", ${seenItems(reader)} AS "items"
        FROM "Notification" AS n WHERE ${shown(reader, filter)} ${from}
        ORDER BY n."createdAt" DESC, n."id" DESC LIMIT ${size + 1}`
      const notices = rows.slice(0, size).map((row) => ({ ...row, items: storedItems.parse(row.items) }))
      return { notices, more: rows.length > size }
    },

    /** Counted up to `most`. */
    async countUnread(reader: Reader, most: number): Promise<number> {
      const [row] = await sql.$queryRaw<{ count: bigint }[]>`
        SELECT count(*) FROM (
          SELECT 1 FROM "Notification" AS n WHERE ${shown(reader, { unread: true })} LIMIT ${most}
        ) AS "first"`
      return Number(row?.count ?? 0)
    },
  } satisfies ReadNotices
}

/** Notices as a transaction changes them. */
export function changeNotices(sql: Sql) {
  return {
    administrators: () => administrators(sql),
    keep: (notice: NewNotice) => keep(sql, notice),
    credential: readNamedCredentials(sql).find,

    /** Marks some of a person's notices as read, or all that they can see. Returns how many were unread. */
    async markRead(reader: Reader, now: Date, ids?: string[]): Promise<number> {
      return sql.$executeRaw`
        UPDATE "Notification" AS n SET "readAt" = ${now.toISOString()}::timestamptz
        WHERE ${shown(reader, { unread: true })} ${ids ? Prisma.sql`AND n."id" = ANY(${ids})` : Prisma.empty}`
    },
  } satisfies ChangeNotices
}

/** Every enabled cloud administrator. Leak alerts reach them whether they are subscribed or not. */
function administrators(sql: Sql) {
  return sql.user.findMany({
    where: { role: 'cloud_administrator', disabledAt: null },
    select: { id: true, email: true, timeZone: true },
    orderBy: { id: 'asc' },
  })
}

/** Stores a notice and its message. False if the person already has a notice with that key, from any process at any time. */
async function keep(sql: Sql, { mail, items, ...notice }: NewNotice): Promise<boolean> {
  const { count } = await sql.notification.createMany({
    data: [{ ...notice, items: items.map((item) => ({ ...item })) }],
    skipDuplicates: true,
  })
  if (count === 0) return false
  if (mail) {
    const { createdAt, id } = notice
    await sql.mailOutbox.create({
      data: { ...mail, id, notificationId: id, createdAt, nextTryAt: createdAt },
    })
  }
  return true
}

/** Notices as the jobs that create them read and write them. */
export function keepNotices(prisma: PrismaClient) {
  return {
    /** Enabled members of groups that are subscribed to account alerts. A member of several groups is listed once. */
    async digestRecipients(): Promise<DigestRecipient[]> {
      const users = await inParts((part) =>
        prisma.user.findMany({
          ...part,
          where: {
            disabledAt: null,
            memberships: {
              some: { group: { OR: [{ accountAlertsInConsole: true }, { accountAlertsByEmail: true }] } },
            },
          },
          select: {
            id: true,
            email: true,
            role: true,
            timeZone: true,
            products: { select: { productId: true } },
            memberships: {
              select: { group: { select: { accountAlertsInConsole: true, accountAlertsByEmail: true } } },
            },
            notifications: {
              where: { kind: 'expiry' },
              select: { key: true, createdAt: true },
              orderBy: { createdAt: 'desc' },
              take: 1,
            },
          },
          orderBy: { id: 'asc' },
        }),
      )
      return users.map(({ products, memberships, notifications: [last], ...user }) => ({
        ...user,
        productIds: products.map(({ productId }) => productId),
        inConsole: memberships.some(({ group }) => group.accountAlertsInConsole),
        byEmail: memberships.some(({ group }) => group.accountAlertsByEmail),
        last: last ? { day: dayOfDigestKey(last.key), at: last.createdAt } : null,
      }))
    },

    recipientsOf: (credentialId: string, key: string) => prisma.$queryRaw<NoticeRecipient[]>`
      SELECT u."id", u."email", u."timeZone",
        bool_or(own."it" OR coalesce(g."accountAlertsInConsole", false)) AS "inConsole",
        bool_or(own."it" OR coalesce(g."accountAlertsByEmail", false)) AS "byEmail"
      FROM "Credential" AS c
      JOIN "User" AS u ON u."disabledAt" IS NULL AND (${everVisibleToUser})
      CROSS JOIN LATERAL (SELECT coalesce(c."ownerId" = u."id", false) AS "it") AS own
      LEFT JOIN "GroupMember" AS m ON m."userId" = u."id"
      LEFT JOIN "Group" AS g ON g."id" = m."groupId"
      WHERE c."id" = ${credentialId} AND c."deletedAt" IS NULL
        AND (own."it" OR g."accountAlertsInConsole" OR g."accountAlertsByEmail")
        AND NOT EXISTS (SELECT 1 FROM "Notification" AS n WHERE n."userId" = u."id" AND n."key" = ${key})
      GROUP BY u."id" ORDER BY u."id"`,

    administrators: () => administrators(prisma),

    /** Both the notice and its message, or neither. */
    keep: (notice: NewNotice) => prisma.$transaction((sql) => keep(sql, notice)),

    /** Removes notices created before a moment and their messages, and the messages without a notice, which carry links. */
    async remove(before: Date): Promise<void> {
      const createdAt = { lt: before }
      await prisma.notification.deleteMany({ where: { createdAt } })
      await prisma.mailOutbox.deleteMany({ where: { notificationId: null, createdAt } })
    },
  } satisfies KeepNotices
}
