import type { KeepUsage } from '@/lib/ports/usage'
import { day } from '@/lib/domain/time'
import { hourlySince } from '@/lib/domain/usage'

/**
 * Rolls up usage that is older than a week, and removes usage past its retention, some rows at a time until none are left.
 * Running it twice, or in several processes at once, gives the same result.
 */
export async function tidyUsage(keeper: KeepUsage, keptDays: number, now: Date): Promise<void> {
  const old = new Date(Math.floor(now.getTime() / day - keptDays) * day)
  while ((await keeper.remove(old)) > 0);
  while ((await keeper.rollUp(hourlySince(now))) > 0);
}
