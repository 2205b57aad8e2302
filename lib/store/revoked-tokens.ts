import type { ChangeRevokedTokens, KeepRevokedTokens, RevokedToken } from '@/lib/ports/revoked-tokens'
import type { PrismaClient } from './generated/client'
import type { Sql } from './transaction'

/** Revoked tokens as a transaction adds them. Calls `touched` with the credential about whose tokens decisions change. */
export function changeRevokedTokens(sql: Sql, touched: (credentialId: string) => void) {
  return {
    async add(token: RevokedToken): Promise<void> {
      // A token that is revoked twice at the same time is stored once, and both wait for the first to commit.
      await sql.revokedToken.createMany({ data: [token], skipDuplicates: true })
      touched(token.credentialId)
    },
  } satisfies ChangeRevokedTokens
}

/** How many are removed at a time. */
const mostRemoved = 500

/** Revoked tokens as they expire. */
export function keepRevokedTokens(prisma: PrismaClient) {
  return {
    remove: (before: Date) => prisma.$executeRaw`
      DELETE FROM "RevokedToken" WHERE "id" IN (
        SELECT "id" FROM "RevokedToken" WHERE "expiresAt" < ${before.toISOString()}::timestamptz LIMIT ${mostRemoved}
      )`,
  } satisfies KeepRevokedTokens
}
