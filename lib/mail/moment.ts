/** "Wednesday 25 November 2026, 13:00 GMT+1 (Europe/Berlin)". */
export function fullMoment(moment: Date, timeZone: string): string {
  return written(moment, timeZone, { weekday: 'long', month: 'long' })
}

/** "25 Nov 2026, 13:00 GMT+1 (Europe/Berlin)". */
export function shortMoment(moment: Date, timeZone: string): string {
  return written(moment, timeZone, { month: 'short' })
}

function written(moment: Date, timeZone: string, names: Intl.DateTimeFormatOptions): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
    ...names,
  }).formatToParts(moment)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? ''
  const date = [part('weekday'), part('day'), part('month'), part('year')].filter(Boolean).join(' ')
  const zone = timeZone === 'UTC' ? 'UTC' : `${part('timeZoneName')} (${timeZone})`
  return `${date}, ${part('hour')}:${part('minute')} ${zone}`
}
