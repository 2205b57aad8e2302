import { describe, expect, test } from 'vitest'
import type { KnownCredential } from './access-token'
import { compileNetworks } from './network-restriction'
import { decideServiceApiKey } from './service-api-key'

const now = new Date('2026-11-22T12:00:00Z')
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds)

const key = (changes: Partial<KnownCredential> = {}): KnownCredential => ({
  id: 'key',
  expiresAt: after(1),
  disabledAt: null,
  tokenEpoch: 3,
  scope: ['alerts:read', 'users:read'],
  roles: ['cloud-administrator'],
  restriction: compileNetworks([]),
  secrets: [{ id: 'secret', hash: Buffer.from('right'), retiresAt: null }],
  ...changes,
})
const here = '192.0.2.1'
const elsewhere = compileNetworks(['203.0.113.0/24'])
const decide = (changes: Partial<KnownCredential> = {}, from = here) =>
  decideServiceApiKey(key(changes), from, now)

describe('a service API key', () => {
  test('that is active passes, with what it holds at this moment', () => {
    expect(decide()).toEqual({
      kind: 'accepted',
      scope: ['alerts:read', 'users:read'],
      roles: ['cloud-administrator'],
    })
    expect(decide({ scope: [], roles: ['product-administrator:security'] })).toEqual({
      kind: 'accepted',
      scope: [],
      roles: ['product-administrator:security'],
    })
  })

  test.each([
    ['that was disabled', 'disabled', { disabledAt: after(-1) }],
    ['that expires this very moment', 'expired', { expiresAt: now }],
    ['that has expired', 'expired', { expiresAt: after(-1) }],
    ['that has expired and was disabled', 'expired', { expiresAt: after(-1), disabledAt: after(-1) }],
  ])('%s is refused as %s', (_which, reason, changes) => {
    expect(decide(changes)).toEqual({ kind: 'refused', reason })
  })

  test('passes from an address of its networks alone', () => {
    expect(decide({ restriction: elsewhere }, '203.0.113.7')).toMatchObject({ kind: 'accepted' })
    expect(decide({ restriction: elsewhere })).toEqual({ kind: 'forbidden_address' })
    expect(decide({ restriction: elsewhere }, '::ffff:192.0.2.1')).toEqual({ kind: 'forbidden_address' })
  })

  test('from an address that cannot be told passes only where none is asked for, and is no leak', () => {
    expect(decide({ restriction: elsewhere }, 'unknown')).toEqual({ kind: 'unknown_address' })
    expect(decide({}, 'unknown')).toMatchObject({ kind: 'accepted' })
  })

  test('that is dead is told as that, wherever it comes from: no alert for what can do no harm', () => {
    for (const from of [here, 'unknown'])
      expect(decide({ restriction: elsewhere, disabledAt: after(-1) }, from)).toEqual({
        kind: 'refused',
        reason: 'disabled',
      })
  })
})
