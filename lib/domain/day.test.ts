import { expect, test } from 'vitest'
import { endOfDay, startOfDay } from './day'

test.each([
  ['2026-11-22', 'UTC', '2026-11-22T00:00:00.000Z', '2026-11-23T00:00:00.000Z'],
  ['2026-11-22', 'Europe/Berlin', '2026-11-21T23:00:00.000Z', '2026-11-22T23:00:00.000Z'],
  ['2026-11-22', 'Asia/Kolkata', '2026-11-21T18:30:00.000Z', '2026-11-22T18:30:00.000Z'],
  ['2026-11-22', 'America/Los_Angeles', '2026-11-22T08:00:00.000Z', '2026-11-23T08:00:00.000Z'],
  // The clocks change: one day of 25 hours, one of 23.
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
])('%s in %s begins and ends by the local clocks', (date, zone, start, end) => {
  expect([startOfDay(date, zone).toISOString(), endOfDay(date, zone).toISOString()]).toEqual([start, end])
})
