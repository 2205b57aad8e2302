import { hour } from './time'

/** The usage in one hour in UTC. */
export interface HourOfUsage {
  start: Date
  allowed: number
  denied: number
}

/** When each of a number of hours began, oldest first. The last is the present one. */
export function startsOfHours(count: number, now: Date): Date[] {
  const last = Math.floor(now.getTime() / hour) * hour
  return Array.from({ length: count }, (_, index) => new Date(last - (count - 1 - index) * hour))
}

/** The usage in each of these hours, zero if there is none. Usage in other hours is left out. */
export function withEveryHour(used: readonly HourOfUsage[], starts: readonly Date[]): HourOfUsage[] {
  const known = new Map(used.map((each) => [each.start.getTime(), each]))
  return starts.map((start) => known.get(start.getTime()) ?? { start, allowed: 0, denied: 0 })
}
