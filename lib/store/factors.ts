import { hashSecret, PlainSecret } from '@/lib/domain/secret'
import type { ChangeFactors, ReadFactors } from '@/lib/ports/factors'
import { forgetAttempts } from './attempts'
import type { StoreKeys } from './keys'
import { seal, unseal } from './sealing'
import type { Sql } from './transaction'

/** The second factor as its own person reads it. */
export function readFactors(sql: Sql) {
  return {
    async ofPerson(userId: string) {
      const [app, passkeys, recoveryCodes] = await Promise.all([
        sql.authenticator.findUnique({ where: { userId }, select: { confirmedAt: true } }),
        sql.passkey.count({ where: { userId } }),
        sql.recoveryCode.count({ where: { userId } }),
      ])
      const since = app?.confirmedAt ?? null
      return since || passkeys > 0 ? { since, passkeys, recoveryCodes } : null
    },

    async setUpBegun(userId: string) {
      const app = await sql.authenticator.findFirst({ where: { userId, confirmedAt: null } })
      return app?.createdAt ?? null
    },
  } satisfies ReadFactors
}

/** Second factors as a transaction changes them. */
export function changeFactors(sql: Sql, keys: StoreKeys) {
  const hash = (userId: string, code: string) =>
    Uint8Array.from(hashSecret(keys.secretHash, `recovery code ${userId} ${code}`))
  const open = (userId: string, sealed: Uint8Array) =>
    new PlainSecret(unseal(keys.sealing, sealed, labelOf(userId)).toString())
  const hasApp = async (userId: string) =>
    (await sql.authenticator.count({ where: { userId, confirmedAt: { not: null } } })) > 0
  const kinds = async (userId: string) => ({
    app: await hasApp(userId),
    passkeys: (await sql.passkey.count({ where: { userId } })) > 0,
  })
  const exists = async (userId: string) => {
    const { app, passkeys } = await kinds(userId)
    return app || passkeys
  }
  return {
    exists,
    hasApp,
    kinds,

    async begin(userId: string, key: PlainSecret, now: Date): Promise<void> {
      const sealedKey = Uint8Array.from(seal(keys.sealing, Buffer.from(key.reveal()), labelOf(userId)))
      // Never over one that is confirmed.
      await sql.authenticator.deleteMany({ where: { userId, confirmedAt: null } })
      await sql.authenticator.create({ data: { userId, sealedKey, createdAt: now } })
    },

    async unconfirmed(userId: string) {
      const row = await sql.authenticator.findFirst({ where: { userId, confirmedAt: null } })
      return row && { key: open(userId, row.sealedKey), createdAt: row.createdAt }
    },

    async confirm(userId: string, step: number, now: Date): Promise<void> {
      await sql.authenticator.update({
        where: { userId, confirmedAt: null },
        data: { confirmedAt: now, lastStep: step },
      })
    },

    async key(userId: string): Promise<PlainSecret | null> {
      const row = await sql.authenticator.findFirst({ where: { userId, confirmedAt: { not: null } } })
      return row && open(userId, row.sealedKey)
    },

    /** One statement, so that only one of two simultaneous uses succeeds, whatever else is locked. */
    async raiseStep(userId: string, step: number): Promise<boolean> {
      const { count } = await sql.authenticator.updateMany({
        where: { userId, confirmedAt: { not: null }, lastStep: { lt: step } },
        data: { lastStep: step },
      })
      return count > 0
    },

    async putRecoveryCodes(userId: string, codes: PlainSecret[]): Promise<void> {
      await sql.recoveryCode.deleteMany({ where: { userId } })
      await sql.recoveryCode.createMany({
        data: codes.map((code) => ({ userId, hash: hash(userId, code.reveal()) })),
      })
    },

    async useRecoveryCode(userId: string, code: string): Promise<number | null> {
      const { count } = await sql.recoveryCode.deleteMany({ where: { userId, hash: hash(userId, code) } })
      return count > 0 ? sql.recoveryCode.count({ where: { userId } }) : null
    },

    async removeApp(userId: string): Promise<void> {
      await sql.authenticator.deleteMany({ where: { userId } })
    },

    async remove(userId: string): Promise<boolean> {
      const existed = await exists(userId)
      await sql.authenticator.deleteMany({ where: { userId } })
      await sql.passkey.deleteMany({ where: { userId } })
      await sql.recoveryCode.deleteMany({ where: { userId } })
      await forgetAttempts(sql, keys, userId)
      return existed
    },
  } satisfies ChangeFactors
}

/** Binds a sealed key to its person. */
const labelOf = (userId: string) => `authenticator ${userId}`
