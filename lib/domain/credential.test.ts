import { describe, expect, test } from 'vitest'
import { stateOf } from './credential'

const now = new Date('2026-11-22T12:00:00Z')
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds)

describe('the state of a credential', () => {
  test.each([
    ['without an expiry', null, null, 'active'],
    ['that expires in a millisecond', after(1), null, 'active'],
    ['that expires this very moment', now, null, 'expired'],
    ['that expired a millisecond ago', after(-1), null, 'expired'],
    ['that was disabled', null, after(-1), 'disabled'],
    ['that was disabled this very moment', null, now, 'disabled'],
    ['that was disabled, and expires in a millisecond', after(1), after(-1), 'disabled'],
    ['that was disabled, and expires this very moment', now, after(-1), 'expired'],
    ['that expired, and was disabled before', after(-1), after(-2), 'expired'],
    ['that expired, and was disabled after', after(-2), after(-1), 'expired'],
  ] as const)('%s', (_which, expiresAt, disabledAt, state) => {
    expect(stateOf({ expiresAt, disabledAt }, now)).toBe(state)
  })

  test('is that of the moment asked about: nothing is remembered of another', () => {
    const credential = { expiresAt: now, disabledAt: null }
    expect([after(-1), now, after(1), after(-1)].map((moment) => stateOf(credential, moment))).toEqual([
      'active',
      'expired',
      'expired',
      'active',
    ])
  })
})
