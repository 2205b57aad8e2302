import { expect, test } from 'vitest'
import { failureThrottle } from './failure-throttle'

test('lets the first failures pass, then says how long to wait, and forgets them after the window', async () => {
  let seconds = 0
  const throttle = failureThrottle({ allowed: 3, window: 60, clock: () => new Date(seconds * 1000) })
  for (let i = 0; i < 3; i++) expect(await throttle.fail('a')).toBe(0)
  expect(await throttle.fail('a')).toBe(60)
  expect(await throttle.fail('b')).toBe(0)
  seconds = 59
  expect(await throttle.fail('a')).toBe(1)
  seconds = 60
  expect(await throttle.fail('a')).toBe(0)
})
