/** Milliseconds. */
const hour = 60 * 60 * 1000
const day = 24 * hour

/** Kept by the hour for so long, then by the day. */
const hourly = 7 * day
/** Kept by the day for so long, then not at all. */
const kept = 90 * day

interface UsageKeeper {
  /** Makes days of some hours that began before the moment; gives how many rows that were. */
  rollUp(before: Date): Promise<number>
  /** Removes some rows of periods that began before the moment; gives how many. */
  remove(before: Date): Promise<number>
}

/**
 * Rolls old usage up and removes what is older still, some rows at a time until there are none. Done twice, or by
 * several processes at once, it comes to the same.
 */
export async function tidyUsage(keeper: UsageKeeper, now: Date): Promise<void> {
  const startOfDay = (moment: number) => new Date(Math.floor(moment / day) * day)
  const old = startOfDay(now.getTime() - kept)
  while ((await keeper.remove(old)) > 0);
  const aging = startOfDay(now.getTime() - hourly)
  while ((await keeper.rollUp(aging)) > 0);
}

/** Does so at once and every hour, until closed. */
export function openUsageUpkeep(keeper: UsageKeeper, clock: () => Date, failed: (error: unknown) => void) {
  let closed = false
  // What is under way ends after the rows that it has in hand.
  const untilClosed: UsageKeeper = {
    rollUp: async (before) => (closed ? 0 : keeper.rollUp(before)),
    remove: async (before) => (closed ? 0 : keeper.remove(before)),
  }
  let working = Promise.resolve()
  const work = () => {
    working = working.then(() => tidyUsage(untilClosed, clock())).catch(failed)
  }
  work()
  const timer = setInterval(work, hour)
  timer.unref()
  return {
    async close(): Promise<void> {
      closed = true
      clearInterval(timer)
      await working
    },
  }
}
