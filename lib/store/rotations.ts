import { hashSecret, secretHint } from '@/lib/domain/secret'
import type { Retirement } from '@/lib/domain/secret-retirement'
import type { ChangeCredentials, NewSecret } from '@/lib/ports/credentials'
import type { Prisma } from './generated/client'
import type { StoreKeys } from './keys'
import type { Sql } from './transaction'

/** A new secret as it is stored: its keyed hash and its last characters. */
export function secretRow(keys: StoreKeys, { id, secret, createdAt }: NewSecret) {
  return {
    id,
    hash: Uint8Array.from(hashSecret(keys.secretHash, secret.reveal())),
    hint: secretHint(secret),
    createdAt,
  }
}

/** Ends secrets that have not ended: now is their date. One whose date has passed ended then. */
export async function endSecrets(
  sql: Sql,
  which: { credentialId: string; id?: string },
  now: Date,
): Promise<void> {
  const alive = { ...which, endedAt: null }
  const passed = await sql.secret.findMany({
    where: { ...alive, retiresAt: { lt: now } },
    select: { id: true, retiresAt: true },
  })
  for (const { id, retiresAt } of passed)
    await sql.secret.update({ where: { id }, data: { endedAt: retiresAt } })
  await sql.secret.updateMany({ where: alive, data: { endedAt: now, retiresAt: now } })
}

/**
 * Locks a credential, and its secrets in the order in which their uses are written, so that the two never deadlock, and so that
 * no use is stored between a decision and what it writes.
 */
export async function lockCredential(sql: Sql, id: string): Promise<void> {
  await sql.$queryRaw`SELECT 1 FROM "Credential" WHERE "id" = ${id} FOR UPDATE`
  await sql.$queryRaw`SELECT 1 FROM "Secret" WHERE "credentialId" = ${id} ORDER BY "id" FOR UPDATE`
}

/** The secrets of credentials of a kind as a transaction changes them. `write` announces that decisions may change. */
export function rotations<Credential>(
  sql: Sql,
  keys: StoreKeys,
  write: (id: string, data: Prisma.CredentialUncheckedUpdateInput) => Promise<Credential>,
) {
  return {
    async rotateSecret(id: string, secret: NewSecret, retirement: Retirement): Promise<Credential> {
      const since = secret.createdAt
      await sql.secret.updateMany({
        // Not an older one whose date has passed: it would work again.
        where: {
          credentialId: id,
          endedAt: null,
          OR: [{ retiresAt: null }, { retiresAt: { gt: since } }],
        },
        // The live one can have a retirement already, if the one that replaced it has ended.
        data: {
          supersededAt: since,
          extendedAt: null,
          ...(retirement.kind === 'at'
            ? { retiresAt: retirement.at, quietHours: null, quietSince: null }
            : { retiresAt: null, quietHours: retirement.hours, quietSince: since }),
        },
      })
      return write(id, { secrets: { create: secretRow(keys, secret) } })
    },

    async endSecret(id: string, secretId: string, now: Date): Promise<Credential> {
      await endSecrets(sql, { credentialId: id, id: secretId }, now)
      return write(id, {})
    },

    async settleSecret(secretId: string, retiresAt: Date): Promise<void> {
      await sql.secret.updateMany({ where: { id: secretId, endedAt: null }, data: { endedAt: retiresAt } })
    },

    async extendSecret(id: string, secretId: string, until: Date, now: Date): Promise<Credential> {
      await sql.secret.updateMany({
        where: { credentialId: id, id: secretId, endedAt: null },
        data: { retiresAt: until, extendedAt: now },
      })
      return write(id, {})
    },
  } satisfies Partial<ChangeCredentials<Credential, never, never>>
}
