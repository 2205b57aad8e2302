import { reserve, takenBack, type Attempts } from '@/lib/domain/attempts'
import { mostDeviceFailures } from '@/lib/domain/device'
import { fail, ok, type Result } from '@/lib/domain/failure'
import { mostFactorAttempts } from '@/lib/domain/session-stage'
import type {
  Attempt,
  ChangeAttempts,
  CountAttempts,
  CountedAttempt,
  Guess,
  KeepAttempts,
} from '@/lib/ports/attempts'
import type { Clock } from '@/lib/ports/clock'
import { keyOf, lockedIn, noteBehind, paces, write, type AttemptKind, type Place } from './attempt-rows'
import { isCurrent } from './current-device'
import type { PrismaClient } from './generated/client'
import type { StoreKeys } from './keys'
import { madeUp, mostMadeUp, roomFor, watchFullness } from './made-up-keys'
import { inTransaction, type Sql } from './transaction'

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
  const placeOf = (kind: AttemptKind, value: string): Place => ({ kind, key: keyOf(keys, kind, value) })

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

async function takeBackIn(sql: Sql, { counts }: Attempt): Promise<void> {
  for (const { kind, key, ...reservation } of counts) {
    const place = { kind: kind as AttemptKind, key: Uint8Array.from(key) }
    const after = takenBack(await lockedIn(sql, place), reservation)
    // A count of made-up keys must not stay only because attempts were refused for another reason.
    if (after.level === 0) await sql.attempts.deleteMany({ where: place })
    else await write(sql, place, after)
  }
}
