const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * day],
  ['month', 30 * day],
  ['day', day],
  ['hour', hour],
  ['minute', minute],
]

const words = new Intl.RelativeTimeFormat('en', { numeric: 'always' })

/**
 * "3 days ago", "in 3 days", or "just now" within a minute. The past counts whole units (2.9 days ago is "2 days ago"), the
 * future rounds to the nearest unit (in 2.9 days is "in 3 days").
 */
export function relativeTime(value: Date, now: Date): string {
  const distance = value.getTime() - now.getTime()
  for (const [unit, length] of units) {
    const count = distance / length
    if (Math.abs(count) >= 1) return words.format(count < 0 ? Math.trunc(count) : Math.round(count), unit)
  }
  return 'just now'
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * "22 Nov 2026, 14:05 GMT+1 (Europe/Berlin)", or "... UTC". Months are spelled out here and the zone is an offset,
 * because the locale data of server and browser can differ.
 */
export function absoluteTime(value: Date, timeZone: string): string {
  const written = formatOf(timeZone).format(value)
  const offset = written.slice(written.lastIndexOf(' ') + 1)
  const zone = timeZone === 'UTC' ? 'UTC' : `${offset} (${timeZone})`
  return `${shortTime(value, timeZone)} ${zone}`
}

/** "22 Nov 2026, 14:05" in a time zone, for lists whose zone is said once; only "14:05" on the day of another moment. */
export function shortTime(value: Date, timeZone: string, beside?: Date): string {
  const [date, clock] = partsOf(value, timeZone)
  return beside && partsOf(beside, timeZone)[0] === date ? clock : `${date}, ${clock}`
}

/** "22 Nov 2026" of a date such as `2026-11-22`. */
export function dayText(date: string): string {
  const [year, month, dayOfMonth] = date.split('-')
  return `${Number(dayOfMonth)} ${months[Number(month) - 1]} ${year}`
}

/** "1 Dec" of a date such as `2026-12-01`; "1 Jan 2027" at the beginning of a year. */
export function tickText(date: string): string {
  const [year, month, dayOfMonth] = date.split('-')
  const short = `${Number(dayOfMonth)} ${months[Number(month) - 1]}`
  return month === '01' ? `${short} ${year}` : short
}

const longMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** "December 2026" of a month such as `2026-12`. */
export function monthText(month: string): string {
  const [year, number] = month.split('-')
  return `${longMonths[Number(number) - 1]} ${year}`
}

function partsOf(value: Date, timeZone: string): [date: string, clock: string] {
  // `en-GB` writes the day first. `formatToParts` would name the parts, but takes up to twenty times as long.
  const [dayOfMonth, month, year, hours, minutes] = formatOf(timeZone).format(value).match(/\d+/g) ?? []
  return [`${Number(dayOfMonth)} ${months[Number(month) - 1]} ${year}`, `${hours}:${minutes}`]
}

/** Formats by time zone. Cached, because a page shows a hundred times and creating a format is slow. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  })
  formats.set(timeZone, format)
  return format
}
