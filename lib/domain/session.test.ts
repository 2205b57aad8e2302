import { expect, test } from 'vitest'
import type { Role } from './role'
import { defaultSessionPolicies, isSessionLive, isTouchDue, sessionEnd, sessionProblems } from './session'

const now = new Date('2026-11-22T12:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const hours = (number: number) => number * 60
const person = (role: Role) => ({ person: { role, disabledAt: null } })
const session = (changes: object = {}) => ({
  createdAt: ago(hours(10)),
  lastSeenAt: ago(29),
  endedAt: null,
  ...person('cloud_administrator'),
  policies: defaultSessionPolicies,
  ...changes,
})

test('a session in use stays valid', () => {
  expect(isSessionLive(session(), now)).toBe(true)
  const others = { ...person('auditor'), createdAt: ago(hours(167)), lastSeenAt: ago(hours(11.9)) }
  expect(isSessionLive(session(others), now)).toBe(true)
})

test.each([
  ['signed out', { endedAt: ago(1) }],
  ['that of a disabled person', { person: { role: 'auditor', disabledAt: ago(1) } }],
  ['that of a cloud administrator, idle for half an hour', { lastSeenAt: ago(30) }],
  ['that of a cloud administrator, twelve hours old', { createdAt: ago(hours(12)), lastSeenAt: ago(0) }],
  ['that of an auditor, idle for twelve hours', { ...person('auditor'), lastSeenAt: ago(hours(12)) }],
  [
    'that of a product administrator, a week old',
    { ...person('product_administrator'), createdAt: ago(hours(168)), lastSeenAt: ago(0) },
  ],
  [
    'idle for longer than a policy that was set later',
    { policies: { ...defaultSessionPolicies, administratorIdleMinutes: 20 } },
  ],
  [
    'older than a policy that was set later',
    { policies: { ...defaultSessionPolicies, administratorSessionHours: 10 } },
  ],
])('a session that is %s has ended', (_what, changes) => {
  expect(isSessionLive(session(changes), now)).toBe(false)
})

test('a request puts the end off, but not beyond the longest time of a session', () => {
  const within = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
  expect(sessionEnd(session())).toEqual({ at: within(1), canStay: true })
  const old = session({ createdAt: ago(hours(12) - 1), lastSeenAt: ago(0) })
  expect(sessionEnd(old)).toEqual({ at: within(1), canStay: false })
})

test('a person cannot be idle for longer than a session lasts', () => {
  const policies = { ...defaultSessionPolicies, sessionHours: 2, administratorSessionHours: 1 }
  expect(sessionProblems(policies)).toEqual({ idleMinutes: 'This is longer than the whole session.' })
  expect(sessionProblems({ ...policies, idleMinutes: 120, administratorIdleMinutes: 61 })).toEqual({
    administratorIdleMinutes: 'This is longer than the whole session.',
  })
  expect(sessionProblems({ ...policies, idleMinutes: 120, administratorIdleMinutes: 60 })).toEqual({})
})

test('the time of the last request is stored at most once a minute', () => {
  expect(isTouchDue({ lastSeenAt: new Date(now.getTime() - 59_000) }, now)).toBe(false)
  expect(isTouchDue({ lastSeenAt: new Date(now.getTime() - 60_000) }, now)).toBe(true)
})
