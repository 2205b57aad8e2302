import { Temporal } from 'temporal-polyfill'

/** When a date (`2026-11-22`) begins in a zone. If the clocks skip midnight, the first moment after it. */
export function startOfDay(date: string, timeZone: string): Date {
  return momentOf(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).startOfDay())
}

/** When a date ends in a zone, which is when the next one begins. */
export function endOfDay(date: string, timeZone: string): Date {
  return momentOf(Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(timeZone).startOfDay())
}

/** When a month (`2026-11`) begins in a zone, and when it ends. */
export function monthSpan(month: string, timeZone: string): { from: Date; until: Date } {
  const first = Temporal.PlainDate.from(`${month}-01`)
  const startOf = (date: Temporal.PlainDate) => momentOf(date.toZonedDateTime(timeZone).startOfDay())
  return { from: startOf(first), until: startOf(first.add({ months: 1 })) }
}

/** The date before a date. */
export function dateBefore(date: string): string {
  return Temporal.PlainDate.from(date).subtract({ days: 1 }).toString()
}

/** The dates that follow a date, as many as asked for. */
export function datesAfter(date: string, count: number): string[] {
  const first = Temporal.PlainDate.from(date)
  return Array.from({ length: count }, (_, index) => first.add({ days: index + 1 }).toString())
}

/** The date and the hour (0 to 23) in a zone at a moment. */
export function localTime(moment: Date, timeZone: string): { date: string; hour: number } {
  const zoned = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone)
  return { date: zoned.toPlainDate().toString(), hour: zoned.hour }
}

/** The number of days from one date to another; negative if the other is earlier. */
export function daysBetween(date: string, later: string): number {
  return Temporal.PlainDate.from(date).until(later, { largestUnit: 'day' }).days
}

function momentOf(zoned: Temporal.ZonedDateTime): Date {
  return new Date(zoned.epochMilliseconds)
}
