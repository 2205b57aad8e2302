import { expect, test } from 'vitest'
import { hourNames } from './hour-names'

const hour = 60 * 60 * 1000

/** The last hours before a moment, in UTC. */
function startsOfHours(count: number, now: Date): Date[] {
  const last = now.getTime() - (now.getTime() % hour)
  return Array.from({ length: count }, (_, index) => new Date(last - (count - 1 - index) * hour))
}

const named = (now: string, timeZone: string, count = 4) => {
  const moment = new Date(now)
  return hourNames(startsOfHours(count, moment), timeZone, moment).map(
    ({ from, until }) => `${from} to ${until ?? 'now'}`,
  )
}

test.each([
  ['UTC', ['23:00 to 00:00', '00:00 to 01:00', '01:00 to now']],
  ['Asia/Kolkata', ['04:30 to 05:30', '05:30 to 06:30', '06:30 to now']],
  ['America/New_York', ['18:00 to 19:00', '19:00 to 20:00', '20:00 to now']],
])('hours are said by the clock of the reader, in %s', (timeZone, names) => {
  expect(named('2026-11-26T01:40:00Z', timeZone, 3)).toEqual(names)
})

test('an hour that the clocks repeat is told from the first by its offset', () => {
  expect(named('2026-10-25T02:10:00Z', 'Europe/Berlin')).toEqual([
    '01:00 GMT+2 to 02:00 GMT+2',
    '02:00 GMT+2 to 02:00 GMT+1',
    '02:00 GMT+1 to 03:00 GMT+1',
    '03:00 GMT+1 to now',
  ])
})

test('an hour that the clocks skip is left out', () => {
  expect(named('2027-03-28T02:10:00Z', 'Europe/Berlin', 3)).toEqual([
    '01:00 GMT+1 to 03:00 GMT+2',
    '03:00 GMT+2 to 04:00 GMT+2',
    '04:00 GMT+2 to now',
  ])
})

test('in every zone no two of 24 hours have the same name, whenever the clocks change', () => {
  for (const [timeZone, change] of [
    ['Europe/Berlin', '2026-10-25T01:00:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
    ['America/St_Johns', '2026-11-01T04:30:00Z'],
    ['Asia/Kathmandu', '2026-11-01T04:30:00Z'],
  ] as const)
    for (let ahead = 0; ahead < 26; ahead++) {
      const now = new Date(new Date(change).getTime() + ahead * hour)
      expect(new Set(named(now.toISOString(), timeZone, 24)).size, `${timeZone} ${ahead}`).toBe(24)
    }
})
