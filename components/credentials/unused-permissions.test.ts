import { describe, expect, test } from 'vitest'
import type { PermissionView } from './credential-view'
import { longUnused, withoutRights } from './unused-permissions'

const permission = (apiId: string, changes: Partial<PermissionView> = {}): PermissionView => ({
  apiId,
  apiName: apiId,
  read: true,
  write: true,
  lapse: null,
  ...changes,
})
const unused = { kind: 'unused', days: 90 } as const
const notYet = { kind: 'not_yet' } as const

describe('what can be removed as unused', () => {
  test.each([
    [
      'both, if neither was used',
      permission('a'),
      { read: unused, write: unused },
      { read: true, write: true },
    ],
    [
      'only the one that was not used',
      permission('a'),
      { read: null, write: unused },
      { read: false, write: true },
    ],
    [
      'not what was granted recently',
      permission('a'),
      { read: unused, write: notYet },
      { read: true, write: false },
    ],
    [
      'only what it holds',
      permission('a', { write: false }),
      { read: unused, write: unused },
      { read: true, write: false },
    ],
  ])('is %s', (_what, held, use, expected) => {
    expect(longUnused([held], [{ apiId: 'a', ...use }])).toEqual([{ apiId: 'a', ...expected }])
  })

  test.each([
    ['everything is used', permission('a'), [{ apiId: 'a', read: null, write: null }]],
    ['everything is new', permission('a'), [{ apiId: 'a', read: notYet, write: notYet }]],
    ['nothing is known', permission('a'), []],
    ['only another API is unused', permission('a'), [{ apiId: 'b', read: unused, write: unused }]],
    [
      'it has no effect anyway',
      permission('a', { lapse: 'outside_products' }),
      [{ apiId: 'a', read: unused, write: unused }],
    ],
  ])('is nothing if %s', (_what, held, uses) => {
    expect(longUnused([held], uses)).toEqual([])
  })
})

test('grants lose exactly the permissions that are removed', () => {
  const grants = [
    { apiId: 'a', read: true, write: true },
    { apiId: 'b', read: true, write: false },
    { apiId: 'c', read: true, write: true },
  ]
  const removed = [
    { apiId: 'a', read: false, write: true },
    { apiId: 'b', read: true, write: true },
    { apiId: 'gone', read: true, write: true },
  ]
  expect(withoutRights(grants, removed)).toEqual([
    { apiId: 'a', read: true, write: false },
    { apiId: 'b', read: false, write: false },
    { apiId: 'c', read: true, write: true },
  ])
})
