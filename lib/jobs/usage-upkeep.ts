import type { KeepUsage } from '@/lib/ports/usage'
import { day } from '@/lib/domain/time'

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
