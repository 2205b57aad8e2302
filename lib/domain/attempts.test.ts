import { expect, test } from 'vitest'
import { factorPace, noAttempts, waitOf, withAttempt } from './attempts'
import { day, second } from './time'

test('codes can be guessed at most a hundred times a day, even if each guess comes as early as it may', () => {
  const start = Date.UTC(2026, 10, 26)
  let [attempts, now, made] = [noAttempts, start, 0]
  while (now < start + day) {
    const wait = waitOf(attempts, now)
    if (wait > 0) now += wait * second
    else {
      attempts = withAttempt(attempts, factorPace, now)
      made += 1
    }
  }
  expect(made).toBeGreaterThan(50)
  expect(made).toBeLessThanOrEqual(100)
})
