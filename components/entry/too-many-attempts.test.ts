import { expect, test } from 'vitest'
import { tooManyAttempts } from './too-many-attempts'

test.each([
  [1, 'Too many attempts. Try again in 1 second.'],
  [2, 'Too many attempts. Try again in 2 seconds.'],
  [30, 'Too many attempts. Try again in 30 seconds.'],
  [60, 'Too many attempts. Try again in 1 minute.'],
  [61, 'Too many attempts. Try again in 2 minutes.'],
  [1200, 'Too many attempts. Try again in 20 minutes.'],
])('%d seconds in words', (seconds, words) => {
  expect(tooManyAttempts(seconds)).toBe(words)
})
