import type { Passkey } from '@/lib/domain/passkey'
import type {
  AddedPasskey,
  Challenge,
  ChangePasskeys,
  KeepUsedChallenges,
  PasskeyDescriptor,
  ReadPasskeys,
  ShownPasskey,
  StoredPasskey,
} from '@/lib/ports/passkeys'
import type { PrismaClient } from './generated/client'
import type { Sql } from './transaction'

const bytesOf = (base64url: string) => Uint8Array.from(Buffer.from(base64url, 'base64url'))
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

/** Passkeys as people and the check of a signature read them. */
export function readPasskeys(sql: Sql) {
  return {
    ofPerson(userId: string): Promise<Passkey[]> {
      return sql.passkey.findMany({
        where: { userId },
        select: { id: true, name: true, createdAt: true, lastUsedAt: true },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      })
    },

    async descriptors(userId: string): Promise<PasskeyDescriptor[]> {
      const rows = await sql.passkey.findMany({
        where: { userId },
        select: { credentialId: true, transports: true },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      })
      return rows.map(({ credentialId, transports }) => ({ id: textOf(credentialId), transports }))
    },

    async find(credentialId: string): Promise<StoredPasskey | null> {
      const row = await sql.passkey.findUnique({
        where: { credentialId: bytesOf(credentialId) },
        select: { id: true, userId: true, name: true, publicKey: true },
      })
      return row && { ...row, credentialId }
    },
  } satisfies ReadPasskeys
}

/** Passkeys as a transaction changes them. */
export function changePasskeys(sql: Sql) {
  const nameOf = async (userId: string, id: string) => {
    const row = await sql.passkey.findFirst({ where: { userId, id }, select: { name: true } })
    return row?.name ?? null
  }
  return {
    count: (userId: string): Promise<number> => sql.passkey.count({ where: { userId } }),

    async add({ credentialId, counter, now, ...passkey }: AddedPasskey): Promise<boolean> {
      const row = {
        ...passkey,
        credentialId: bytesOf(credentialId),
        counter: BigInt(counter),
        createdAt: now,
      }
      const { count } = await sql.passkey.createMany({ data: [row], skipDuplicates: true })
      return count > 0
    },

    async rename(userId: string, id: string, name: string): Promise<string | null> {
      const before = await nameOf(userId, id)
      if (before !== null) await sql.passkey.update({ where: { id }, data: { name } })
      return before
    },

    async remove(userId: string, id: string): Promise<string | null> {
      const before = await nameOf(userId, id)
      if (before !== null) await sql.passkey.delete({ where: { id } })
      return before
    },

    /** Two answers to one challenge at a time: the second waits until the first has committed. */
    async useChallenge({ nonce, expiresAt }: Challenge): Promise<boolean> {
      const { count } = await sql.usedChallenge.createMany({
        data: [{ nonce, expiresAt }],
        skipDuplicates: true,
      })
      return count > 0
    },

    /** One statement decides, so that of two processes only one accepts a counter, whatever else is locked. */
    async use({ passkey: { id }, counter, isBackedUp }: ShownPasskey, now: Date) {
      const shown = BigInt(counter)
      const { count } = await sql.passkey.updateMany({
        // As `movesOn` has it.
        where: { id, OR: [{ counter: { lt: shown } }, ...(shown === 0n ? [{ counter: shown }] : [])] },
        data: { counter: shown, isBackedUp, lastUsedAt: now },
      })
      if (count > 0) return 'used'
      return (await sql.passkey.count({ where: { id } })) > 0 ? 'copied' : 'removed'
    },
  } satisfies ChangePasskeys
}

/** How many are removed at a time. */
const mostRemoved = 500

/** Challenges that were answered, as they expire. */
export function keepUsedChallenges(prisma: PrismaClient) {
  return {
    remove: (before: Date) => prisma.$executeRaw`
      DELETE FROM "UsedChallenge" WHERE "nonce" IN (
        SELECT "nonce" FROM "UsedChallenge" WHERE "expiresAt" < ${before.toISOString()}::timestamptz LIMIT ${mostRemoved}
      )`,
  } satisfies KeepUsedChallenges
}
