import type { KeepUsage } from '@/lib/ports/usage'
import { day } from '@/lib/domain/time'

/** How long usage is kept by the hour, before it is kept by the day. */
const hourly = 7 * day

/**
 * Rolls up usage that is older than a week, and removes usage past its retention, some rows at a time until none are left.
 * Running it twice, or in several processes at once, gives the same result.
 */
export async function tidyUsage(keeper: KeepUsage, keptDays: number, now: Date): Promise<void> {
  const startOfDay = (moment: number) => new Date(Math.floor(moment / day) * day)
  const old = startOfDay(now.getTime() - keptDays * day)
  while ((await keeper.remove(old)) > 0);
  const aging = startOfDay(now.getTime() - hourly)
  while ((await keeper.rollUp(aging)) > 0);
}
