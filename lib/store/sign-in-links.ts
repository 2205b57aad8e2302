import { hashSecret, type PlainSecret } from '@/lib/domain/secret'
import type { ChangeSignInLinks, ReadSignInLinks } from '@/lib/ports/sign-in-links'
import type { Prisma } from './generated/client'
import type { StoreKeys } from './keys'
import { lockPerson } from './people'
import type { Sql } from './transaction'

const columns = {
  userId: true,
  expiresAt: true,
  user: {
    select: { id: true, name: true, email: true, timeZone: true, passwordHash: true, disabledAt: true },
  },
} as const satisfies Prisma.SignInLinkSelect

/** One-time links as their page reads them. */
export function readSignInLinks(sql: Sql, keys: StoreKeys) {
  return {
    async find(token: string) {
      const row = await sql.signInLink.findUnique({
        where: { tokenHash: hash(keys, token) },
        select: columns,
      })
      if (!row) return null
      const { passwordHash, ...person } = row.user
      return { expiresAt: row.expiresAt, person: { ...person, hasPassword: passwordHash !== null } }
    },
  } satisfies ReadSignInLinks
}

/** One-time links as a transaction changes them. */
export function changeSignInLinks(sql: Sql, keys: StoreKeys) {
  return {
    async put(link: { userId: string; token: PlainSecret; createdAt: Date; expiresAt: Date }): Promise<void> {
      const { userId, token, ...times } = link
      const row = { ...times, tokenHash: hash(keys, token.reveal()) }
      await sql.signInLink.upsert({ where: { userId }, create: { ...row, userId }, update: row })
    },

    async take(token: string) {
      const where = { tokenHash: hash(keys, token) }
      const holder = await sql.signInLink.findUnique({ where, select: { userId: true } })
      // Locks the person before their link, as disabling them does, so that neither waits for the other.
      if (holder) await lockPerson(sql, holder.userId)
      const link = await readSignInLinks(sql, keys).find(token)
      await sql.signInLink.deleteMany({ where })
      return link
    },

    async remove(userId: string): Promise<void> {
      await sql.signInLink.deleteMany({ where: { userId } })
    },
  } satisfies ChangeSignInLinks
}

function hash(keys: StoreKeys, token: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hashSecret(keys.secretHash, token))
}
