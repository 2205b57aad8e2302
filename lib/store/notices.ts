import { dayOfDigestKey, type SentDigest } from '@/lib/domain/digest'
import type { Notice, NoticeItem, NoticeKind } from '@/lib/domain/notice'
import type { Role } from '@/lib/domain/role'
import type { PrismaClient } from './generated/client'
import { inParts } from './in-parts'
import type { Sql } from './transaction'

const columns = {
  id: true,
  kind: true,
  title: true,
  body: true,
  items: true,
  createdAt: true,
  readAt: true,
} as const

interface NoticeFilter {
  unread?: boolean
  kind?: NoticeKind
}

/** A person's notices, as they read them in the console. */
export function readNotices(sql: Sql) {
  const shown = (userId: string, { unread, kind }: NoticeFilter) => ({
    userId,
    kind,
    inConsole: true,
    ...(unread && { readAt: null }),
  })
  return {
    /** Newest first, after a place in that order. */
    async list(userId: string, filter: NoticeFilter, page: { after?: Place; size: number }) {
      const where = shown(userId, filter)
      const { after, size } = page
      const rows = await sql.notification.findMany({
        where: after
          ? {
              ...where,
              createdAt: { lte: after.createdAt },
              OR: [{ createdAt: { lt: after.createdAt } }, { id: { lt: after.id } }],
            }
          : where,
        select: columns,
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: size + 1,
      })
      return { notices: rows.slice(0, size).map(toNotice), more: rows.length > size }
    },

    /** Counted no further than one needs to know. */
    countUnread(userId: string, most: number): Promise<number> {
      return sql.notification.count({ where: shown(userId, { unread: true }), take: most })
    },
  }
}

interface Place {
  createdAt: Date
  id: string
}

function toNotice(row: Omit<Notice, 'kind' | 'items'> & { kind: string; items: unknown }): Notice {
  // Written by `keepNotice` alone.
  return { ...row, kind: row.kind as NoticeKind, items: row.items as NoticeItem[] }
}

/** A person's notices as a transaction changes them. */
export function changeNotices(sql: Sql) {
  return {
    /** Marks some of a person's notices as read, or all; gives how many were not. */
    async markRead(userId: string, now: Date, ids?: string[]): Promise<number> {
      const { count } = await sql.notification.updateMany({
        where: { userId, readAt: null, inConsole: true, ...(ids && { id: { in: ids } }) },
        data: { readAt: now },
      })
      return count
    },
  }
}

/** Somebody who is told of what expires, and how. */
export interface DigestRecipient {
  id: string
  email: string
  role: Role
  productIds: string[]
  timeZone: string
  inConsole: boolean
  byEmail: boolean
  last: SentDigest | null
}

interface Message {
  messageId: string
  recipient: string
  subject: string
  text: string
  html: string
  giveUpAt: Date
}

/** A notice as it is decided, with the message that goes with it. */
export interface NewNotice {
  id: string
  userId: string
  kind: NoticeKind
  /** One person has one notice of a key, ever. */
  key: string
  title: string
  body: string
  items: NoticeItem[]
  inConsole: boolean
  createdAt: Date
  mail: Message | null
}

/** Notices as the jobs that decide them read and write them. */
export function keepNotices(prisma: PrismaClient) {
  return {
    /** Enabled members of groups subscribed to account alerts. Who is in several counts once. */
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
            products: { select: { id: true } },
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
        productIds: products.map((product) => product.id),
        inConsole: memberships.some(({ group }) => group.accountAlertsInConsole),
        byEmail: memberships.some(({ group }) => group.accountAlertsByEmail),
        last: last ? { day: dayOfDigestKey(last.key), at: last.createdAt } : null,
      }))
    },

    /** Every enabled cloud administrator: they are told of what cannot wait, subscribed or not. */
    administrators() {
      return prisma.user.findMany({
        where: { role: 'cloud_administrator', disabledAt: null },
        select: { id: true, email: true, timeZone: true },
        orderBy: { id: 'asc' },
      })
    },

    /**
     * Keeps a notice and its message, both or neither; false when the person has a notice of that key already, whoever
     * gave it and when.
     */
    async keep({ mail, items, ...notice }: NewNotice): Promise<boolean> {
      return prisma.$transaction(
        async (sql) => {
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
        },
        { maxWait: 10_000, timeout: 15_000 },
      )
    },

    /** Removes notices given before a moment, and their messages. */
    async remove(before: Date): Promise<void> {
      await prisma.notification.deleteMany({ where: { createdAt: { lt: before } } })
    },
  }
}
