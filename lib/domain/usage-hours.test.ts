import { expect, test } from 'vitest'
import { startsOfHours, withEveryHour } from './usage-hours'

const at = (text: string) => new Date(`2026-03-01T${text}Z`)

test('counts back whole hours, the present one included', () => {
  expect(startsOfHours(3, at('01:59:59.999'))).toEqual([
    new Date('2026-02-28T23:00:00Z'),
    at('00:00:00'),
    at('01:00:00'),
  ])
  expect(startsOfHours(1, at('01:00:00'))).toEqual([at('01:00:00')])
})

test('returns exactly the requested hours, including those without usage', () => {
  const used = [
    { start: at('00:00:00'), allowed: 9, denied: 9 },
    { start: at('02:00:00'), allowed: 5, denied: 2 },
  ]
  expect(withEveryHour(used, startsOfHours(2, at('02:30:00')))).toEqual([
    { start: at('01:00:00'), allowed: 0, denied: 0 },
    { start: at('02:00:00'), allowed: 5, denied: 2 },
  ])
})
