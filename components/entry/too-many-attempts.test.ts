import { expect, test } from 'vitest'
import { tooManyAttempts } from './too-many-attempts'

test.each([
  [1, 'Too many attempts. Try again in 1 second.'],
  [2, 'Too many attempts. Try again in 2 seconds.'],
  [30, 'Too many attempts. Try again in 30 seconds.'],
  [60, 'Too many attempts. Try again in 1 minute.'],
])('%d seconds in words', (seconds, words) => {
  expect(tooManyAttempts(seconds)).toBe(words)
})
