import { Temporal } from 'temporal-polyfill'

/** When a date (`2026-11-22`) begins in a zone. Where clocks skip midnight, the first moment after it. */
export function startOfDay(date: string, timeZone: string): Date {
  return momentOf(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).startOfDay())
}

/** When a date ends in a zone: when the next one begins. */
export function endOfDay(date: string, timeZone: string): Date {
  return momentOf(Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(timeZone).startOfDay())
}

function momentOf(zoned: Temporal.ZonedDateTime): Date {
  return new Date(zoned.epochMilliseconds)
}
