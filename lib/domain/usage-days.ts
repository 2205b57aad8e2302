import { day } from './time'

/** What something was used for on one day in UTC. */
export interface DayOfUsage {
  /** As in `2026-11-22`. */
  date: string
  allowed: number
  denied: number
}

/** When the first of so many days in UTC began, of which today is the last. */
export function startOfDays(count: number, now: Date): Date {
  return new Date((Math.floor(now.getTime() / day) - (count - 1)) * day)
}

/** So many days in UTC, oldest first, of which today is the last: as in `2026-11-22`. */
export function datesOfDays(count: number, now: Date): string[] {
  const first = startOfDays(count, now).getTime()
  return Array.from({ length: count }, (_, index) => new Date(first + index * day).toISOString().slice(0, 10))
}

/** The usage of each of these days; those without usage have none. What is of other days is left out. */
export function withEveryDay(used: readonly DayOfUsage[], dates: readonly string[]): DayOfUsage[] {
  const known = new Map(used.map((each) => [each.date, each]))
  return dates.map((date) => known.get(date) ?? { date, allowed: 0, denied: 0 })
}
