import { expect, test } from 'vitest'
import { windowThrottle } from './window-throttle'

test('lets the first events pass, then says how long to wait, and forgets them after the window', async () => {
  let seconds = 0
  const throttle = windowThrottle({ allowed: 3, window: 60, clock: () => new Date(seconds * 1000) })
  for (let i = 0; i < 3; i++) expect(await throttle.count('a')).toBe(0)
  expect(await throttle.count('a')).toBe(60)
  expect(await throttle.count('b')).toBe(0)
  seconds = 59
  expect(await throttle.count('a')).toBe(1)
  seconds = 60
  expect(await throttle.count('a')).toBe(0)
})
