import { Temporal } from 'temporal-polyfill'

/** When a date (`2026-11-22`) begins in a zone. Where clocks skip midnight, the first moment after it. */
export function startOfDay(date: string, timeZone: string): Date {
  return momentOf(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).startOfDay())
}

/** When a date ends in a zone: when the next one begins. */
export function endOfDay(date: string, timeZone: string): Date {
  return momentOf(Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(timeZone).startOfDay())
}

/** The date and the hour (0 to 23) that clocks show in a zone at a moment. */
export function localTime(moment: Date, timeZone: string): { date: string; hour: number } {
  const zoned = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone)
  return { date: zoned.toPlainDate().toString(), hour: zoned.hour }
}

/** How many dates later a date is than another; negative when it is earlier. */
export function daysBetween(date: string, later: string): number {
  return Temporal.PlainDate.from(date).until(later, { largestUnit: 'day' }).days
}

function momentOf(zoned: Temporal.ZonedDateTime): Date {
  return new Date(zoned.epochMilliseconds)
}
