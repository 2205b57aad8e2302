import { expect, test } from 'vitest'
import { sourceOf, turnOf } from './source'

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
  ['2001:db8:1:ffff::', '2001:db8:1::/48'],
  ['2001:db8:2::1', '2001:db8:2::/48'],
  ['::1', '::/48'],
  ['unknown', 'unknown'],
])('%s comes from %s', (address, source) => {
  expect(sourceOf(address)).toBe(source)
})

test('a person has their own turn, apart from strangers at the same address', () => {
  const origin = { address: '203.0.113.7', agent: '' }
  const person = { kind: 'person' as const, id: 'p', name: '', email: '', role: 'auditor' as const }
  const session = { productIds: [], timeZone: 'UTC', singleKeys: true, sessionId: 's' }
  const proof = {
    by: 'password' as const,
    at: null,
    validMinutes: 15,
    factors: { app: false, passkeys: false },
  }
  expect(turnOf({ ...origin, ...person, ...session, proof })).toEqual({ lane: 'person p', isKnown: true })
  expect(turnOf({ ...origin, kind: 'stranger' })).toEqual({ lane: '203.0.113.7', isKnown: false })
})
