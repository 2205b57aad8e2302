import {
  devicePace,
  fadedAt,
  noAttempts,
  personPace,
  reserve,
  sourcePace,
  takenBack,
  type Attempts,
  type Pace,
} from '@/lib/domain/attempts'
import { mostDeviceFailures } from '@/lib/domain/device'
import { fail, ok, type Result } from '@/lib/domain/failure'
import { hashSecret } from '@/lib/domain/secret'
import { mostFactorAttempts } from '@/lib/domain/session-stage'
import { minute } from '@/lib/domain/time'
import type {
  Attempt,
  ChangeAttempts,
  CountAttempts,
  CountedAttempt,
  Guess,
  KeepAttempts,
} from '@/lib/ports/attempts'
import type { Clock } from '@/lib/ports/clock'
import { isCurrent } from './current-device'
import type { PrismaClient } from './generated/client'
import type { StoreKeys } from './keys'
import { inTransaction, type Sql } from './transaction'

/** By what attempts are counted. Of several, the first is locked first. */
const paces = {
  device: devicePace,
  source: sourcePace,
  email: personPace,
  half: personPace,
  person: personPace,
} satisfies Record<string, Pace>
type Kind = keyof typeof paces

/** Those whose keys strangers can make up. */
const madeUp: Kind[] = ['source', 'email']

/**
 * How many counts there may be of made-up keys. No count is dropped to make room, because a flood of others would then reset the
 * one that matters: keys beyond this share one. An attempt keeps a count only while it is checked or has failed, and a process
 * checks four passwords a second: ten thousand counts in the time in which one fades.
 */
const mostMadeUp = 100_000

/** The key that those beyond the limit share. */
const sharedKey = new Uint8Array(32)

interface Place {
  kind: Kind
  key: Uint8Array<ArrayBuffer>
}

const keyOf = (keys: Pick<StoreKeys, 'secretHash'>, kind: Kind, value: string) =>
  Uint8Array.from(hashSecret(keys.secretHash, `attempts ${kind} ${value}`))

interface Options {
  clock: Clock
  /** Told of a source that has to wait, and how many seconds. */
  pausing?: (source: string, seconds: number) => void
  most?: number
}

/** Counts attempts, each in a transaction of its own, so that it is committed before the secret is checked. */
export function countAttempts(
  prisma: PrismaClient,
  keys: Pick<StoreKeys, 'secretHash'>,
  { clock, pausing = () => {}, most = mostMadeUp }: Options,
) {
  const isFull = watchFullness(clock, most)
  const placeOf = (kind: Kind, value: string): Place => ({ kind, key: keyOf(keys, kind, value) })

  const openPlacesOf = (guess: Guess): Place[] =>
    guess.of === 'person'
      ? [placeOf(guess.halfSession === null ? 'person' : 'half', guess.userId)]
      : [placeOf('source', guess.source), placeOf('email', guess.email)]

  /** The count of the browser of a guess, if it is known for the person whose secret is guessed, and has not failed too often. */
  async function knownDevice(sql: Sql, guess: Guess): Promise<Place | null> {
    const { device } = guess
    const of = guess.of === 'person' ? { id: guess.userId } : { email: guess.email }
    if (!device || !(await isCurrent(sql, of, device))) return null
    const place = placeOf('device', device.id)
    return (await lockedIn(sql, place)).level < mostDeviceFailures ? place : null
  }

  return {
    async begin(guess: Guess): Promise<Result<Attempt>> {
      /** A count whose last attempt is later than the clock of this process. It must stay noted although nothing is counted. */
      let behind: (Place & { after: Attempts }) | undefined
      const begun = await inTransaction<Attempt>(prisma, async (sql) => {
        // The session before the attempts, as completing it does, so that neither waits for the other.
        if (guess.of === 'person' && guess.halfSession !== null) {
          const { userId, halfSession } = guess
          if (!(await countInSession(sql, userId, halfSession))) return fail({ kind: 'signed_out' })
        }
        const counts: CountedAttempt[] = []
        const device = await knownDevice(sql, guess)
        const places = device ? [device] : openPlacesOf(guess)
        for (const asked of places) {
          const place = madeUp.includes(asked.kind) && (await isFull(sql)) ? await roomFor(sql, asked) : asked
          const before = await lockedIn(sql, place)
          // Only now: while this waited for the lock, another attempt may have begun.
          const { wait, after } = reserve(before, paces[place.kind], clock().getTime())
          if (after.behindSince !== before.behindSince) behind = { ...place, after }
          if (wait > 0) {
            if (guess.of === 'password' && place.kind === 'source') pausing(guess.source, wait)
            return fail({ kind: 'throttled', retryAfter: wait })
          }
          await write(sql, place, after)
          counts.push({ ...place, ...after, openedAt: Math.min(before.opensAt, after.at) })
        }
        return ok({ isFromKnownDevice: device !== null, counts })
      })
      if (!begun.ok && behind) await noteBehind(prisma, behind, behind.after)
      return begun
    },

    async takeBack(attempt: Attempt): Promise<void> {
      await inTransaction(prisma, async (sql) => {
        await takeBackIn(sql, attempt)
        return ok(undefined)
      })
    },
  } satisfies CountAttempts
}

/** Attempts as a transaction changes them. */
export function changeAttempts(sql: Sql) {
  return { takeBack: (attempt: Attempt) => takeBackIn(sql, attempt) } satisfies ChangeAttempts
}

/** Forgets the attempts of a person behind their password, because the second factor is gone. */
export async function forgetAttempts(
  sql: Sql,
  keys: Pick<StoreKeys, 'secretHash'>,
  userId: string,
): Promise<void> {
  for (const kind of ['half', 'person'] as const)
    await sql.attempts.deleteMany({ where: { kind, key: keyOf(keys, kind, userId) } })
}

/** How many attempts of a browser have failed or are in progress. */
export async function attemptsOfDevice(
  sql: Sql,
  keys: Pick<StoreKeys, 'secretHash'>,
  id: string,
): Promise<number> {
  const where = { kind_key: { kind: 'device', key: keyOf(keys, 'device', id) } }
  return (await sql.attempts.findUnique({ where, select: { level: true } }))?.level ?? 0
}

/** How many are removed at a time. */
const mostRemoved = 500

/** Attempts as they fade. */
export function keepAttempts(prisma: PrismaClient) {
  return {
    remove: (before: Date) => prisma.$executeRaw`
      DELETE FROM "Attempts" WHERE ("kind", "key") IN (
        SELECT "kind", "key" FROM "Attempts" WHERE "fadedAt" < ${before.toISOString()}::timestamptz
        LIMIT ${mostRemoved} FOR UPDATE SKIP LOCKED
      )`,
  } satisfies KeepAttempts
}

async function countInSession(sql: Sql, userId: string, id: string): Promise<boolean> {
  const { count } = await sql.session.updateMany({
    where: { id, userId, endedAt: null, completedAt: null, factorAttempts: { lt: mostFactorAttempts } },
    data: { factorAttempts: { increment: 1 } },
  })
  return count > 0
}

interface Row {
  level: number
  at: Date
  opensAt: Date
  behindSince: Date | null
}

/** The count in a place, locked until the transaction ends. One statement, because another may remove it at any moment. */
async function lockedIn(sql: Sql, { kind, key }: Place): Promise<Attempts> {
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

async function write(sql: Sql, { kind, key }: Place, attempts: Attempts): Promise<void> {
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

async function noteBehind(prisma: PrismaClient, { kind, key }: Place, { at, behindSince }: Attempts) {
  await prisma.attempts.updateMany({
    // Unless another attempt has begun since.
    where: { kind, key, at: new Date(at) },
    data: { behindSince: behindSince === null ? null : new Date(behindSince) },
  })
}

async function takeBackIn(sql: Sql, { counts }: Attempt): Promise<void> {
  for (const { kind, key, ...reservation } of counts) {
    const place = { kind: kind as Kind, key: Uint8Array.from(key) }
    const after = takenBack(await lockedIn(sql, place), reservation)
    // A count of made-up keys must not stay only because attempts were refused for another reason.
    if (after.level === 0) await sql.attempts.deleteMany({ where: place })
    else await write(sql, place, after)
  }
}

/** The place itself if it is counted already, or else the one that is shared. */
async function roomFor(sql: Sql, { kind, key }: Place): Promise<Place> {
  const isCounted = (await sql.attempts.count({ where: { kind, key } })) > 0
  return { kind, key: isCounted ? key : sharedKey }
}

/** Whether there are too many counts of made-up keys. Counted once a minute. */
function watchFullness(clock: Clock, most: number) {
  let countedAt = -Infinity
  let full = false
  return async (sql: Sql): Promise<boolean> => {
    const now = clock()
    if (Math.abs(now.getTime() - countedAt) < minute) return full
    countedAt = now.getTime()
    const live = { kind: { in: madeUp }, fadedAt: { gt: now } }
    full = (await sql.attempts.count({ where: live, orderBy: { fadedAt: 'asc' }, take: most })) >= most
    return full
  }
}
