import { expect, test } from 'vitest'
import { mostFactorAttempts, stageOf } from './session-stage'
import { minute } from './time'

const start = new Date('2026-11-26T12:00:00Z')
const after = (milliseconds: number) => new Date(start.getTime() + milliseconds)
const half = { createdAt: start, completedAt: null, factorAttempts: 0 }

test('a session is half until everything was shown, for ten minutes and ten attempts', () => {
  expect(stageOf(half, start)).toBe('half')
  expect(stageOf(half, after(10 * minute - 1))).toBe('half')
  expect(stageOf(half, after(10 * minute))).toBeNull()
  expect(stageOf({ ...half, factorAttempts: mostFactorAttempts - 1 }, start)).toBe('half')
  expect(stageOf({ ...half, factorAttempts: mostFactorAttempts }, start)).toBeNull()
})

test('a complete session stays complete, however many attempts it took', () => {
  const complete = { ...half, completedAt: start, factorAttempts: mostFactorAttempts }
  expect(stageOf(complete, after(60 * minute))).toBe('complete')
})
