import { expect, test } from 'vitest'
import { untilNextLook } from './time-left'

const after = (seconds: number) => untilNextLook({ seconds, canStay: true })

test('a page looks again when the warning is due, then each minute, and not after the end', () => {
  expect(after(1800)).toBe(1680)
  expect(after(121)).toBe(1)
  expect(after(120)).toBe(60)
  expect(after(75)).toBe(15)
  expect(after(60)).toBe(60)
  expect(after(1)).toBe(1)
  expect(after(0)).toBeNull()
})

test('it looks at least once an hour, and soon if the server did not answer', () => {
  expect(after(7 * 24 * 3600)).toBe(3600)
  expect(untilNextLook(null)).toBe(30)
})
