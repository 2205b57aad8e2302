import { Temporal } from 'temporal-polyfill'

/** The moment that a date and time of day mean in a zone. */
export interface LocalReading {
  moment: Date
  /**
   * Whether the clocks show the time once; never, because they go forward over it (the moment is then moved forward by the
   * gap); or twice, because they go back (the moment is then the first).
   */
  clocks: 'once' | 'skipped' | 'twice'
}

const localTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/**
 * Parses a local time (`2027-03-28T02:30`) in a zone; null if the date or time of day does not exist.
 * `kept` is the moment that the form showed. If the text still shows it, it is kept to the millisecond, and so is the
 * choice between two moments with the same local time.
 */
export function readLocalTime(text: string, timeZone: string, kept?: Date | null): LocalReading | null {
  const local = plainTime(text)
  if (!local) return null
  if (kept && toLocalTime(kept, timeZone) === text) return { moment: kept, clocks: 'once' }
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) return reading(earlier, 'once')
  // Within a gap, neither of the two shows the given time.
  return later.toPlainDateTime().equals(local) ? reading(earlier, 'twice') : reading(later, 'skipped')
}

/** A moment as local time in a zone, in whole minutes: `2027-03-28T03:30`. */
export function toLocalTime(moment: Date, timeZone: string): string {
  return inZone(moment, timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/** The moment some days later, at the same local time in a zone. */
export function daysLater(moment: Date, days: number, timeZone: string): Date {
  return new Date(inZone(moment, timeZone).add({ days }).epochMilliseconds)
}

/** A moment in words, with its offset: `28 Mar 2027, 03:30 GMT+2`, or `UTC`. */
export function describeMoment(moment: Date, timeZone: string): string {
  const written = moment.toLocaleString('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'shortOffset',
  })
  // Versions of the locale data write GMT, GMT+0 or UTC.
  return timeZone === 'UTC' ? written.replace(/\S+$/, 'UTC') : written
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
