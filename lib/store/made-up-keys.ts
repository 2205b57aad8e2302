import { minute } from '@/lib/domain/time'
import type { Clock } from '@/lib/ports/clock'
import type { AttemptKind, Place } from './attempt-rows'
import type { Sql } from './transaction'

/** Those whose keys strangers can make up. */
export const madeUp: AttemptKind[] = ['source', 'email']

/**
 * How many counts there may be of made-up keys. No count is dropped to make room, because a flood of others would then reset the
 * one that matters: keys beyond this share one. An attempt keeps a count only while it is checked or has failed, and a process
 * checks four passwords a second: ten thousand counts in the time in which one fades.
 */
export const mostMadeUp = 100_000

/** The key that those beyond the limit share. */
const sharedKey = new Uint8Array(32)

/** The place itself if it is counted already, or else the one that is shared. */
export async function roomFor(sql: Sql, { kind, key }: Place): Promise<Place> {
  const isCounted = (await sql.attempts.count({ where: { kind, key } })) > 0
  return { kind, key: isCounted ? key : sharedKey }
}

/** Whether there are too many counts of made-up keys. Counted once a minute. */
export function watchFullness(clock: Clock, most: number) {
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
