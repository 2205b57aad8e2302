import { expect, test } from 'vitest'
import { isUsedLately, lately } from './holding'

const now = new Date('2026-11-26T08:00:00Z')

test.each([
  ['now', now, true],
  ['a millisecond less than seven days ago', new Date(now.getTime() - lately + 1), true],
  ['seven days ago', new Date(now.getTime() - lately), false],
  ['never', null, false],
])('what was last used %s', (_when, usedAt, isUsed) => {
  expect(isUsedLately(usedAt, now)).toBe(isUsed)
})
