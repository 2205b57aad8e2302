import { day } from './time'

/** The usage on one day in UTC. */
export interface DayOfUsage {
  /** As in `2026-11-22`. */
  date: string
  allowed: number
  denied: number
}

/** The beginning of a number of days in UTC that end today. */
export function startOfDays(count: number, now: Date): Date {
  return new Date((Math.floor(now.getTime() / day) - (count - 1)) * day)
}

/** A number of days in UTC that end today, oldest first, as in `2026-11-22`. */
export function datesOfDays(count: number, now: Date): string[] {
  const first = startOfDays(count, now).getTime()
  return Array.from({ length: count }, (_, index) => new Date(first + index * day).toISOString().slice(0, 10))
}

/** The usage on each of these days, zero if there is none. Usage on other days is left out. */
export function withEveryDay(used: readonly DayOfUsage[], dates: readonly string[]): DayOfUsage[] {
  const known = new Map(used.map((each) => [each.date, each]))
  return dates.map((date) => known.get(date) ?? { date, allowed: 0, denied: 0 })
}
