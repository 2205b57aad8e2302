import { expect, test } from 'vitest'
import { isSessionLive, isTouchDue } from './session'

const now = new Date('2026-11-22T12:00:00Z')
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const session = (changes: object = {}) => ({
  createdAt: ago(24),
  lastSeenAt: ago(1),
  endedAt: null,
  person: { disabledAt: null },
  ...changes,
})

test('a session in use stays valid', () => {
  expect(isSessionLive(session(), now)).toBe(true)
})

test.each([
  ['signed out', { endedAt: ago(0.1) }],
  ['that of a disabled person', { person: { disabledAt: ago(0.1) } }],
  ['idle for twelve hours', { lastSeenAt: ago(12) }],
  ['a week old', { createdAt: ago(7 * 24), lastSeenAt: ago(0) }],
])('a session that is %s has ended', (_what, changes) => {
  expect(isSessionLive(session(changes), now)).toBe(false)
})

test('the time of the last request is stored at most once a minute', () => {
  expect(isTouchDue({ lastSeenAt: new Date(now.getTime() - 59_000) }, now)).toBe(false)
  expect(isTouchDue({ lastSeenAt: new Date(now.getTime() - 60_000) }, now)).toBe(true)
})
