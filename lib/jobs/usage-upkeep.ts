import type { KeepUsage } from '@/lib/ports/usage'
import { openRecurring } from './recurring'

/** Milliseconds. */
const hour = 60 * 60 * 1000
const day = 24 * hour

/** Kept by the hour for so long, then by the day. */
const hourly = 7 * day

/**
 * Rolls usage that is older than a week up, and removes what is older than so many days, some rows at a time until there are
 * none. Done twice, or by several processes at once, it comes to the same.
 */
export async function tidyUsage(keeper: KeepUsage, keptDays: number, now: Date): Promise<void> {
  const startOfDay = (moment: number) => new Date(Math.floor(moment / day) * day)
  const old = startOfDay(now.getTime() - keptDays * day)
  while ((await keeper.remove(old)) > 0);
  const aging = startOfDay(now.getTime() - hourly)
  while ((await keeper.rollUp(aging)) > 0);
}

interface Policy {
  /** For how many days usage is kept, as it is at this moment. */
  keptDays(): Promise<number>
  clock(): Date
}

/** Once started, does so at once and every hour, until closed. */
export function openUsageUpkeep(
  keeper: KeepUsage,
  { keptDays, clock }: Policy,
  failed: (error: unknown) => void,
) {
  let closed = false
  // What is under way ends after the rows that it has in hand.
  const untilClosed: KeepUsage = {
    rollUp: async (before) => (closed ? 0 : keeper.rollUp(before)),
    remove: async (before) => (closed ? 0 : keeper.remove(before)),
  }
  const { start, close } = openRecurring(
    async () => tidyUsage(untilClosed, await keptDays(), clock()),
    hour,
    failed,
  )
  return {
    start,
    async close(): Promise<void> {
      closed = true
      await close()
    },
  }
}
