import {
  devicePace,
  fadedAt,
  noAttempts,
  personPace,
  sourcePace,
  type Attempts,
  type Pace,
} from '@/lib/domain/attempts'
import { hashSecret } from '@/lib/domain/secret'
import type { PrismaClient } from './generated/client'
import type { StoreKeys } from './keys'
import type { Sql } from './transaction'

/** By what attempts are counted. Of several, the first is locked first. */
export const paces = {
  device: devicePace,
  source: sourcePace,
  email: personPace,
  half: personPace,
  person: personPace,
} satisfies Record<string, Pace>
export type AttemptKind = keyof typeof paces

/** Where attempts are counted. */
export interface Place {
  kind: AttemptKind
  key: Uint8Array<ArrayBuffer>
}

/** The key of a count. */
export const keyOf = (keys: Pick<StoreKeys, 'secretHash'>, kind: AttemptKind, value: string) =>
  Uint8Array.from(hashSecret(keys.secretHash, `attempts ${kind} ${value}`))

interface Row {
  level: number
  at: Date
  opensAt: Date
  behindSince: Date | null
}

/** The count in a place, locked until the transaction ends. One statement, because another may remove it at any moment. */
export async function lockedIn(sql: Sql, { kind, key }: Place): Promise<Attempts> {
  const never = new Date(noAttempts.at).toISOString()
  const [row] = await sql.$queryRaw<[Row]>`
    INSERT INTO "Attempts" ("kind", "key", "at", "opensAt", "fadedAt")
    VALUES (${kind}, ${key}, ${never}::timestamptz, ${never}::timestamptz, ${never}::timestamptz)
    ON CONFLICT ("kind", "key") DO UPDATE SET "kind" = EXCLUDED."kind"
    RETURNING "level", "at", "opensAt", "behindSince"`
  const { level, at, opensAt, behindSince } = row
  return {
    level,
    at: at.getTime(),
    opensAt: opensAt.getTime(),
    behindSince: behindSince && behindSince.getTime(),
  }
}

/** Writes the count in a place, which is locked. */
export async function write(sql: Sql, { kind, key }: Place, attempts: Attempts): Promise<void> {
  const { level, at, opensAt, behindSince } = attempts
  await sql.attempts.update({
    where: { kind_key: { kind, key } },
    data: {
      level,
      at: new Date(at),
      opensAt: new Date(opensAt),
      behindSince: behindSince === null ? null : new Date(behindSince),
      fadedAt: new Date(fadedAt(attempts, paces[kind])),
    },
  })
}

/** Notes since when a count has been later than the clock, although nothing is counted. */
export async function noteBehind(prisma: PrismaClient, { kind, key }: Place, { at, behindSince }: Attempts) {
  await prisma.attempts.updateMany({
    // Unless another attempt has begun since.
    where: { kind, key, at: new Date(at) },
    data: { behindSince: behindSince === null ? null : new Date(behindSince) },
  })
}
