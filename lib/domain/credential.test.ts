import { describe, expect, test } from 'vitest'
import { stateOf } from './credential'

const now = new Date('2026-11-22T12:00:00Z')
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds)

describe('the state of a credential', () => {
  test.each([
    ['without an expiry', null, null, 'active'],
    ['that expires in a millisecond', after(1), null, 'active'],
    ['that expires at this moment', now, null, 'expired'],
    ['that expired a millisecond ago', after(-1), null, 'expired'],
    ['that was disabled', null, after(-1), 'disabled'],
    ['that was disabled at this moment', null, now, 'disabled'],
    ['that was disabled, and expires in a millisecond', after(1), after(-1), 'disabled'],
    ['that was disabled, and expires at this moment', now, after(-1), 'expired'],
    ['that expired, and was disabled before', after(-1), after(-2), 'expired'],
    ['that expired, and was disabled after', after(-2), after(-1), 'expired'],
  ] as const)('%s', (_which, expiresAt, disabledAt, state) => {
    expect(stateOf({ expiresAt, disabledAt }, now)).toBe(state)
  })

  test('depends only on the given moment, not on an earlier call', () => {
    const credential = { expiresAt: now, disabledAt: null }
    expect([after(-1), now, after(1), after(-1)].map((moment) => stateOf(credential, moment))).toEqual([
      'active',
      'expired',
      'expired',
      'active',
    ])
  })
})
