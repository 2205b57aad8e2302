import { expect, test } from 'vitest'
import { pauses } from './pauses'

test('a source that was told to wait is known to wait for that time, and no other is', () => {
  let seconds = 0
  const known = pauses(() => new Date(seconds * 1000))
  known.note('203.0.113.7', 60)
  expect(known.waitOf('203.0.113.7')).toBe(60)
  expect(known.waitOf('203.0.113.8')).toBe(0)
  seconds = 59
  expect(known.waitOf('203.0.113.7')).toBe(1)
  seconds = 60
  expect(known.waitOf('203.0.113.7')).toBe(0)
})

test('a clock that is set back makes nobody wait longer', () => {
  let seconds = 3600
  const known = pauses(() => new Date(seconds * 1000))
  known.note('203.0.113.7', 60)
  seconds = 0
  expect(known.waitOf('203.0.113.7')).toBe(0)
})
