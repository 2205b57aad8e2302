import { expect, test } from 'vitest'
import { datesOfDays, startOfDays, withEveryDay } from './usage-days'

const now = new Date('2026-03-02T00:00:00Z')

test('counts back whole days in UTC, today included', () => {
  expect(startOfDays(1, now)).toEqual(now)
  expect(startOfDays(3, new Date('2026-03-02T23:59:59Z'))).toEqual(new Date('2026-02-28T00:00:00Z'))
})

test('returns exactly the requested days, including those without usage', () => {
  const used = [
    { date: '2026-02-27', allowed: 9, denied: 9 },
    { date: '2026-03-01', allowed: 5, denied: 2 },
  ]
  expect(withEveryDay(used, datesOfDays(3, now))).toEqual([
    { date: '2026-02-28', allowed: 0, denied: 0 },
    { date: '2026-03-01', allowed: 5, denied: 2 },
    { date: '2026-03-02', allowed: 0, denied: 0 },
  ])
})
