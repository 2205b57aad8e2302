import { Temporal } from 'temporal-polyfill'

/** What a date and time of day on the clocks of a zone stands for. */
export interface LocalReading {
  moment: Date
  /**
   * Whether the clocks showed it once; or never, because they were put forward over it: then the time after the gap that is
   * as far from its end as the one asked for is from its beginning; or twice, because they were put back: then the first.
   */
  clocks: 'once' | 'skipped' | 'twice'
}

const localTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/**
 * Reads a local time (`2027-03-28T02:30`) as it is meant in a zone; null when there is no such date or time of day.
 * `kept` is a moment that the text may have been made of: what has not been touched stays that moment, to the millisecond,
 * and of two hours alike the one that it was.
 */
export function readLocalTime(text: string, timeZone: string, kept?: Date | null): LocalReading | null {
  const local = plainTime(text)
  if (!local) return null
  if (kept && toLocalTime(kept, timeZone) === text) return { moment: kept, clocks: 'once' }
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) return reading(earlier, 'once')
  // Within a gap neither of the two shows what was asked for.
  return later.toPlainDateTime().equals(local) ? reading(earlier, 'twice') : reading(later, 'skipped')
}

/** A moment as the clocks of a zone show it, in whole minutes: `2027-03-28T03:30`. */
export function toLocalTime(moment: Date, timeZone: string): string {
  return inZone(moment, timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/** So many days after a moment, at the same time of day on the clocks of a zone. */
export function daysLater(moment: Date, days: number, timeZone: string): Date {
  return new Date(inZone(moment, timeZone).add({ days }).epochMilliseconds)
}

/** A moment in words, with its offset: `28 Mar 2027, 03:30 GMT+2`. */
export function describeMoment(moment: Date, timeZone: string): string {
  return moment.toLocaleString('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'shortOffset',
  })
}

/** Whether a text names a time zone. */
export function isTimeZone(text: string): boolean {
  try {
    return Temporal.Now.instant().toZonedDateTimeISO(text) instanceof Temporal.ZonedDateTime
  } catch {
    return false
  }
}

function plainTime(text: string): Temporal.PlainDateTime | null {
  if (!localTime.test(text)) return null
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' })
  } catch {
    return null
  }
}

function inZone(moment: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone)
}

function reading(zoned: Temporal.ZonedDateTime, clocks: LocalReading['clocks']): LocalReading {
  return { moment: new Date(zoned.epochMilliseconds), clocks }
}
