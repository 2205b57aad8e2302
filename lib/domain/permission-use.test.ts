import { describe, expect, test } from 'vitest'
import { datedGrants, judgePermission, unusedPermissions } from './permission-use'

const now = new Date('2026-11-22T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1000)
const permission = (since: Date) => ({ scope: 'alerts:read', since })
const evidence = (keptDays = 90) => ({ keptDays, now })

describe('a permission', () => {
  test.each(['alerts:read', 'alerts:read cases:read', 'cases:read alerts:read'])(
    'counts as used if a gateway asked for %s',
    (scope) => {
      const uses = [
        { scope, lastAt: daysAgo(3) },
        { scope: 'alerts:read', lastAt: daysAgo(5) },
      ]
      expect(judgePermission(permission(daysAgo(400)), uses, evidence())).toEqual({
        kind: 'used',
        lastAt: daysAgo(3),
      })
    },
  )

  test.each(['alerts:write', 'my-alerts:read', 'token', ''])(
    'does not count as used if a gateway asked for “%s”',
    (scope) => {
      const uses = [{ scope, lastAt: daysAgo(1) }]
      expect(judgePermission(permission(daysAgo(400)), uses, evidence())).toEqual({
        kind: 'unused',
        days: 90,
      })
    },
  )

  test('is “not used yet” for ninety days after it was granted, then “unused”', () => {
    expect(judgePermission(permission(daysAgo(90)), [], evidence())).toEqual({ kind: 'unused', days: 90 })
    expect(judgePermission(permission(daysAgo(89)), [], evidence())).toEqual({ kind: 'not_yet' })
    expect(judgePermission(permission(now), [], evidence())).toEqual({ kind: 'not_yet' })
  })

  test('is never called unused for longer than usage is kept', () => {
    expect(judgePermission(permission(daysAgo(400)), [], evidence(30))).toEqual({ kind: 'unused', days: 30 })
    expect(judgePermission(permission(daysAgo(29)), [], evidence(30))).toEqual({ kind: 'not_yet' })
    expect(judgePermission(permission(daysAgo(400)), [], evidence(365))).toEqual({ kind: 'unused', days: 90 })
  })

  test('is “unknown” if it may be among scopes that were counted together', () => {
    const uses = [{ scope: 'other', lastAt: daysAgo(1) }]
    expect(judgePermission(permission(daysAgo(400)), uses, evidence())).toEqual({ kind: 'unknown' })
  })
})

test('an existing permission keeps its date; a new one, or one that was removed and granted again, gets a new date', () => {
  const long = daysAgo(200)
  const before = [
    { apiId: 'alerts', read: true, write: false, readSince: long, writeSince: null },
    { apiId: 'cases', read: true, write: true, readSince: null, writeSince: long },
  ]
  const after = [
    { apiId: 'alerts', read: true, write: true },
    { apiId: 'cases', read: true, write: true },
    { apiId: 'users', read: true, write: false },
  ]
  expect(datedGrants(before, after, now)).toEqual([
    { ...after[0], readSince: long, writeSince: now },
    { ...after[1], readSince: null, writeSince: long },
    { ...after[2], readSince: now, writeSince: now },
  ])
})

const held = (apiId: string, changes: object = {}) => ({
  apiId,
  read: true,
  write: true,
  lapse: null,
  ...changes,
})
const unused = { kind: 'unused', days: 90 } as const
const used = { kind: 'used', lastAt: now } as const
const notYet = { kind: 'not_yet' } as const

describe('what can be removed as unused', () => {
  test.each([
    ['both, if neither was used', held('a'), { read: unused, write: unused }, { read: true, write: true }],
    [
      'only the one that was not used',
      held('a'),
      { read: used, write: unused },
      { read: false, write: true },
    ],
    [
      'not what was granted recently',
      held('a'),
      { read: unused, write: notYet },
      { read: true, write: false },
    ],
    [
      'only what it holds',
      held('a', { write: false }),
      { read: unused, write: unused },
      { read: true, write: false },
    ],
  ])('is %s', (_what, grant, use, expected) => {
    expect(unusedPermissions([grant], [{ apiId: 'a', ...use }])).toEqual([{ apiId: 'a', ...expected }])
  })

  test.each([
    ['everything is used', held('a'), [{ apiId: 'a', read: used, write: used }]],
    ['everything is new', held('a'), [{ apiId: 'a', read: notYet, write: notYet }]],
    ['nothing is known', held('a'), []],
    ['only another API is unused', held('a'), [{ apiId: 'b', read: unused, write: unused }]],
    [
      'it has no effect anyway',
      held('a', { lapse: 'outside_products' }),
      [{ apiId: 'a', read: unused, write: unused }],
    ],
  ])('is nothing if %s', (_what, grant, uses) => {
    expect(unusedPermissions([grant], uses)).toEqual([])
  })
})
