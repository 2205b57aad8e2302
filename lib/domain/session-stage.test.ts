import { expect, test } from 'vitest'
import { defaultFactorPolicies } from './factor-policy'
import { mostFactorAttempts, stageOf } from './session-stage'
import { day, minute } from './time'

const start = new Date('2026-11-26T12:00:00Z')
const after = (milliseconds: number) => new Date(start.getTime() + milliseconds)
const person = { role: 'auditor' as const, createdAt: new Date(0), hasSecondFactor: false }
const half = {
  createdAt: start,
  completedAt: null,
  passwordAt: start,
  factorAttempts: 0,
  person,
  policies: defaultFactorPolicies,
}

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

test('a session whose person must have a second factor opens nothing but setting one up, for half an hour after the password', () => {
  const required = { secondFactorFor: 'everyone' as const, otherFactorSince: start.toISOString() }
  const policies = { ...defaultFactorPolicies, ...required, secondFactorGraceDays: 1 }
  const complete = { ...half, completedAt: start, policies }
  expect(stageOf(complete, after(day - 1))).toBe('complete')
  expect(stageOf(complete, after(day)), 'with a password of the day before').toBeNull()
  const again = { ...complete, passwordAt: after(day) }
  expect(stageOf(again, after(day))).toBe('set_up')
  expect(stageOf(again, after(day + 30 * minute))).toBeNull()
  expect(stageOf({ ...again, passwordAt: null }, after(day))).toBeNull()
  expect(stageOf({ ...again, person: { ...person, hasSecondFactor: true } }, after(day))).toBe('complete')
})
