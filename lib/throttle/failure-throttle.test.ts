import { expect, test } from 'vitest'
import { failureThrottle } from './failure-throttle'

function throttleAt(allowed: number) {
  let seconds = 0
  const throttle = failureThrottle({ allowed, window: 60, clock: () => new Date(seconds * 1000) })
  return {
    throttle,
    at: (moment: number) => {
      seconds = moment
    },
  }
}

test('lets the first failures pass, then tells how long to wait, and forgets after the window', async () => {
  const { throttle, at } = throttleAt(3)
  for (let i = 0; i < 3; i++) expect(await throttle.fail('a')).toBe(0)
  expect(await throttle.wait('a')).toBe(60)
  expect(await throttle.fail('a')).toBe(60)
  expect(await throttle.fail('b')).toBe(0)
  at(59)
  expect(await throttle.wait('a')).toBe(1)
  at(60)
  expect(await throttle.wait('a')).toBe(0)
  expect(await throttle.fail('a')).toBe(0)
})

test('a success forgets at once', async () => {
  const { throttle } = throttleAt(1)
  await throttle.fail('a')
  expect(await throttle.wait('a')).toBe(60)
  await throttle.clear('a')
  expect(await throttle.wait('a')).toBe(0)
})
