import { endOfDay, startOfDay } from '@/lib/domain/day'

/** Whole days in somebody's zone, both included, as the moments between which they lie. */
export function spanOfDays(
  { from, until }: { from?: string | undefined; until?: string | undefined },
  timeZone: string,
): { since?: Date; before?: Date } {
  return {
    ...(from && { since: startOfDay(from, timeZone) }),
    ...(until && { before: endOfDay(until, timeZone) }),
  }
}
