import { expect, test } from 'vitest'
import { readThrottledCode, throttledCode, tooManyAttempts } from './throttled'

test.each([
  [1, 'Too many attempts. Try again in 1 second.'],
  [2, 'Too many attempts. Try again in 2 seconds.'],
  [30, 'Too many attempts. Try again in 30 seconds.'],
  [60, 'Too many attempts. Try again in 1 minute.'],
])('%d seconds are said in words', (seconds, words) => {
  expect(tooManyAttempts(seconds)).toBe(words)
})

test('a code is read back, and any other is none', () => {
  expect(readThrottledCode(throttledCode(30))).toBe(30)
  for (const other of [
    null,
    undefined,
    '',
    'CredentialsSignin',
    'Throttled-',
    'Throttled-x',
    'Throttled--1',
  ]) {
    expect(readThrottledCode(other)).toBeNull()
  }
})
