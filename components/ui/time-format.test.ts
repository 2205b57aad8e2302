import { describe, expect, test } from 'vitest'
import { absoluteTime, relativeTime, shortTime } from './time-format'

const now = new Date('2026-11-22T12:00:00Z')
const from = (iso: string) => relativeTime(new Date(iso), now)

describe('relative time', () => {
  test('says "just now" within a minute, before and after', () => {
    expect(from('2026-11-22T11:59:01Z')).toBe('just now')
    expect(from('2026-11-22T12:00:59Z')).toBe('just now')
  })

  test('counts whole units in the past', () => {
    expect(from('2026-11-22T11:59:00Z')).toBe('1 minute ago')
    expect(from('2026-11-22T09:01:00Z')).toBe('2 hours ago')
    expect(from('2026-11-19T12:00:00Z')).toBe('3 days ago')
    expect(from('2026-11-19T12:00:01Z')).toBe('2 days ago')
    expect(from('2026-09-01T12:00:00Z')).toBe('2 months ago')
    expect(from('2024-11-01T12:00:00Z')).toBe('2 years ago')
  })

  test('rounds to the nearest unit in the future', () => {
    expect(from('2026-11-25T12:00:00Z')).toBe('in 3 days')
    expect(from('2026-11-25T11:59:59Z')).toBe('in 3 days')
    expect(from('2026-11-25T00:00:00Z')).toBe('in 3 days')
    expect(from('2026-11-24T23:59:59Z')).toBe('in 2 days')
    expect(from('2026-11-23T11:59:59Z')).toBe('in 24 hours')
    expect(from('2026-11-22T13:00:00Z')).toBe('in 1 hour')
    expect(from('2026-11-22T13:30:00Z')).toBe('in 2 hours')
    expect(from('2026-11-24T00:00:00Z')).toBe('in 2 days')
  })
})

describe('absolute time', () => {
  test('is in the given zone, and names it', () => {
    expect(absoluteTime(now, 'Europe/Berlin')).toBe('22 Nov 2026, 13:00 GMT+1 (Europe/Berlin)')
    expect(absoluteTime(now, 'America/St_Johns')).toBe('22 Nov 2026, 08:30 GMT-3:30 (America/St_Johns)')
    expect(absoluteTime(now, 'UTC')).toBe('22 Nov 2026, 12:00 UTC')
  })

  test('accounts for daylight saving time and for midnight', () => {
    expect(absoluteTime(new Date('2026-07-01T22:30:00Z'), 'Europe/Berlin')).toBe(
      '2 Jul 2026, 00:30 GMT+2 (Europe/Berlin)',
    )
  })
})

test('a short time leaves out the zone, and the date beside a moment of the same day there', () => {
  const moment = new Date('2026-11-22T23:30:00Z')
  expect(shortTime(moment, 'UTC')).toBe('22 Nov 2026, 23:30')
  expect(shortTime(moment, 'Europe/Berlin')).toBe('23 Nov 2026, 00:30')
  expect(shortTime(moment, 'UTC', new Date('2026-11-22T00:00:00Z'))).toBe('23:30')
  expect(shortTime(moment, 'Europe/Berlin', new Date('2026-11-22T00:00:00Z'))).toBe('23 Nov 2026, 00:30')
})
