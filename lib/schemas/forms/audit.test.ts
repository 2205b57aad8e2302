import { expect, test } from 'vitest'
import { eventPlace, toUsagePlace, usagePlace, withMoments } from './audit'

test('a range of days includes both, in the time zone of the person', () => {
  const days = { from: '2026-03-28', until: '2026-03-29', person: 'Ada' }
  expect(withMoments(days, 'Europe/Berlin')).toEqual({
    person: 'Ada',
    from: new Date('2026-03-27T23:00:00Z'),
    // The day on which the clocks are set forward.
    until: new Date('2026-03-29T22:00:00Z'),
  })
  expect(withMoments({}, 'UTC')).toEqual({})
})

test.each(['x', '', '0', '-1', '1.5', '99999999999999999999'])('%j is not a place among events', (text) => {
  expect(eventPlace.safeParse(text).success).toBe(false)
})

test('a place among events is a sequence number', () => {
  expect(eventPlace.parse('42')).toBe(42n)
})

test('a place among usage survives writing and reading', () => {
  const place = { period: new Date('2026-11-22T08:00:00Z'), id: 17n }
  expect(usagePlace.parse(toUsagePlace(place))).toEqual(place)
})

test.each(['x', '1-', '-1', '99999999999999999-1', '999999999999999-1', '1-0'])(
  '%j is not a place among usage',
  (text) => {
    expect(usagePlace.safeParse(text).success).toBe(false)
  },
)
