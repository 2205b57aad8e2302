import type { RefusedAddress } from '@/lib/domain/refused-address'
import { mailLifetime } from '@/lib/domain/notice'
import type { ChangeMail, KeepMail, LeasedMail, LinkMail, ReadMail } from '@/lib/ports/mail'
import { Prisma, type PrismaClient } from './generated/client'
import type { Sql } from './transaction'
import { everVisibleToUser } from './visible-credentials'

/** The outbox as Settings shows it. */
export function readMailOutbox(sql: Sql) {
  const waiting = { sentAt: null, failedAt: null }
  // A message that has expired has no text to send again.
  const failed = { failedAt: { not: null }, text: { not: '' } }
  const expired = { failedAt: { not: null }, text: '' }
  const columns = {
    id: true,
    recipient: true,
    subject: true,
    createdAt: true,
    attempts: true,
    nextTryAt: true,
    failedAt: true,
    lastError: true,
  } as const
  return {
    /** The numbers of unsent and recently sent messages, and the first messages and addresses that need attention. */
    async state(since: Date, most: number) {
      const newest = (where: Prisma.MailOutboxWhereInput) =>
        sql.mailOutbox.findMany({
          where,
          select: columns,
          orderBy: [{ failedAt: 'desc' }, { id: 'asc' }],
          take: most,
        })
      const [waitingCount, failedCount, expiredCount, sentCount] = await Promise.all([
        sql.mailOutbox.count({ where: waiting }),
        sql.mailOutbox.count({ where: failed }),
        sql.mailOutbox.count({ where: expired }),
        sql.mailOutbox.count({ where: { sentAt: { gte: since } } }),
      ])
      const [failures, delayed, gone, lastSent, refused] = await Promise.all([
        newest(failed),
        sql.mailOutbox.findMany({
          where: waiting,
          select: columns,
          orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
          take: most,
        }),
        newest(expired),
        sql.mailOutbox.findFirst({
          where: { sentAt: { not: null } },
          select: { sentAt: true },
          orderBy: { sentAt: 'desc' },
        }),
        sql.$queryRaw<{ address: string; name: string; reason: string; markedAt: Date }[]>`
          SELECT "address", "name", "reason", "markedAt" FROM "RefusedAddress" JOIN "User" ON "email" = "address"
          WHERE "markedAt" IS NOT NULL ORDER BY "name", "address" LIMIT ${most}`,
      ])
      return {
        refused,
        waiting: waitingCount,
        failed: failedCount,
        expired: expiredCount,
        sentLately: sentCount,
        lastSentAt: lastSent?.sentAt ?? null,
        messages: [
          ...[...failures, ...delayed].map((message) => ({ ...message, isExpired: false })),
          ...gone.map((message) => ({ ...message, isExpired: true })),
        ].slice(0, most),
      }
    },
  } satisfies ReadMail
}

/** The outbox as a transaction changes it. */
export function changeMailOutbox(sql: Sql) {
  const removeLinks = async (personId: string): Promise<void> => {
    await sql.mailOutbox.deleteMany({ where: { personId, sentAt: null } })
  }
  return {
    removeLinks,

    async queueLink(mail: LinkMail): Promise<void> {
      await removeLinks(mail.personId)
      await sql.mailOutbox.create({ data: { ...mail, nextTryAt: mail.createdAt } })
    },

    async isRefused(address: string): Promise<boolean> {
      const found = await sql.refusedAddress.findFirst({ where: { address, days: { gt: 0 } } })
      return found !== null
    },

    /** Retries failed and waiting messages now, and allows refused addresses again. */
    async tryAgain(now: Date, giveUpAt: Date): Promise<{ messages: number; addresses: number }> {
      const { count: addresses } = await sql.refusedAddress.deleteMany({ where: { markedAt: { not: null } } })
      await sql.refusedAddress.deleteMany()
      const { count: failed } = await sql.mailOutbox.updateMany({
        where: { failedAt: { not: null }, text: { not: '' } },
        data: { failedAt: null, nextTryAt: now, giveUpAt },
      })
      const { count: waiting } = await sql.mailOutbox.updateMany({
        where: { sentAt: null, failedAt: null, nextTryAt: { gt: now } },
        data: { nextTryAt: now },
      })
      return { messages: failed + waiting, addresses }
    },
  } satisfies ChangeMail
}

/** What a message without its text stores. */
const erased = { text: '', html: '' }

/** Whether a message is in the hands of no process. */
const free = (at: string) => Prisma.sql`("leasedUntil" IS NULL OR "leasedUntil" <= ${at}::timestamptz)`

/** Whether nobody needs a message any more. */
function expiredBy(now: Date): Prisma.Sql {
  const written = new Date(now.getTime() - mailLifetime).toISOString()
  return Prisma.sql`("expiresAt" <= ${now.toISOString()}::timestamptz
    OR "expiresAt" IS NULL AND "createdAt" <= ${written}::timestamptz)`
}

/** The outbox as its sender empties it. */
export function keepMailOutbox(prisma: PrismaClient) {
  /** Whether this process still holds the message: its lease may have expired, and another process may have taken it. */
  const held = ({ id, attempts }: LeasedMail) => ({ id, attempts, sentAt: null })
  return {
    /** Leases the message that has waited longest, so that no other process takes it before `until`. Null if none is due. */
    async lease(now: Date, until: Date): Promise<LeasedMail | null> {
      const [at, end] = [now.toISOString(), until.toISOString()]
      const rows = await prisma.$queryRaw<LeasedMail[]>`
        UPDATE "MailOutbox" SET "leasedUntil" = ${end}::timestamptz, "attempts" = "attempts" + 1
        WHERE "id" = (
          SELECT "id" FROM "MailOutbox"
          WHERE "sentAt" IS NULL AND "failedAt" IS NULL AND "nextTryAt" <= ${at}::timestamptz
            AND ${free(at)} AND ${expiredBy(now)} IS NOT TRUE
            AND NOT EXISTS (
              SELECT FROM "RefusedAddress" WHERE "address" = "recipient" AND "markedAt" IS NOT NULL
            )
          ORDER BY "nextTryAt", "id" LIMIT 1 FOR UPDATE SKIP LOCKED
        )
        RETURNING "id", "messageId", "recipient", "subject", "text", "html", "createdAt", "attempts",
          "giveUpAt"`
      return rows[0] ?? null
    },

    async sent(mail: LeasedMail, now: Date): Promise<void> {
      await prisma.mailOutbox.updateMany({
        where: held(mail),
        data: { sentAt: now, failedAt: null, leasedUntil: null, lastError: null, ...erased },
      })
      await prisma.refusedAddress.deleteMany({ where: { address: mail.recipient } })
    },

    /** Records why the message could not be sent, and when to try again. Null means never: it has failed. */
    async notSent(mail: LeasedMail, error: string, next: Date | null, now: Date): Promise<void> {
      await prisma.mailOutbox.updateMany({
        where: held(mail),
        data: { lastError: error, leasedUntil: null, ...(next ? { nextTryAt: next } : { failedAt: now }) },
      })
    },

    async refusalsBeside({ recipient, createdAt }: LeasedMail) {
      const [known, accepted] = await Promise.all([
        prisma.refusedAddress.findUnique({ where: { address: recipient } }),
        prisma.mailOutbox.findFirst({
          where: { sentAt: { gte: createdAt }, recipient: { not: recipient } },
          select: { sentAt: true },
          orderBy: { sentAt: 'desc' },
        }),
      ])
      const refusedSince = accepted?.sentAt
        ? await prisma.refusedAddress.count({
            where: { address: { not: recipient }, refusedAt: { gte: accepted.sentAt } },
          })
        : 0
      return { known, others: { accepted: accepted !== null, refusedSince } }
    },

    async keepRefused(refused: RefusedAddress): Promise<void> {
      const { address } = refused
      await prisma.refusedAddress.upsert({ where: { address }, create: refused, update: refused })
    },

    async eraseExpired(now: Date): Promise<void> {
      const at = now.toISOString()
      await prisma.$executeRaw`
        UPDATE "MailOutbox" SET "text" = '', "html" = '', "leasedUntil" = NULL,
          "failedAt" = coalesce("failedAt", ${at}::timestamptz),
          "lastError" = coalesce("lastError" || ' ', '') || 'It expired before it could be sent.'
        WHERE "sentAt" IS NULL AND "text" <> '' AND ${free(at)} AND ${expiredBy(now)}`
    },

    async giveUpMarked(now: Date): Promise<void> {
      const at = now.toISOString()
      await prisma.$executeRaw`
        UPDATE "MailOutbox" SET "failedAt" = ${at}::timestamptz, "leasedUntil" = NULL,
          "lastError" = 'Not tried: the mail server refuses this address. ' || "reason"
        FROM "RefusedAddress"
        WHERE "address" = "recipient" AND "markedAt" IS NOT NULL AND "sentAt" IS NULL AND "failedAt" IS NULL
          AND ${free(at)}`
    },

    /** Removes messages to people who are disabled or may no longer see a credential in them. */
    async removeUndeliverable(): Promise<void> {
      await prisma.mailOutbox.deleteMany({
        where: { sentAt: null, person: { disabledAt: { not: null } } },
      })
      await prisma.$executeRaw`
        DELETE FROM "MailOutbox" AS m USING "Notification" AS n JOIN "User" AS u ON u."id" = n."userId"
        WHERE m."notificationId" = n."id" AND m."sentAt" IS NULL AND (u."disabledAt" IS NOT NULL OR EXISTS (
          SELECT 1 FROM jsonb_array_elements(n."items") AS i("item")
          LEFT JOIN "Credential" AS c ON c."id" = i."item"->>'id' WHERE (${everVisibleToUser}) IS NOT TRUE
        ))`
    },
  } satisfies KeepMail
}
