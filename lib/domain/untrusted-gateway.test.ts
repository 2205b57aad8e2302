import { expect, test } from 'vitest'
import { isPrivateAddress, isRecent } from './untrusted-gateway'

test.each([
  ['127.0.0.1', true],
  ['10.255.255.255', true],
  ['100.64.0.1', true],
  ['100.128.0.1', false],
  ['172.16.0.1', true],
  ['172.32.0.1', false],
  ['192.168.7.7', true],
  ['169.254.1.1', true],
  ['::1', true],
  ['fd12::1', true],
  ['fe80::1', true],
  ['::ffff:10.0.0.1', true],
  ['203.0.113.9', false],
  ['2001:db8::1', false],
  ['unknown', false],
])('the address %s is private: %s', (address, expected) => {
  expect(isPrivateAddress(address)).toBe(expected)
})

test('a gateway that has not asked for a day is not reported', () => {
  const at = new Date('2026-11-22T12:00:00Z')
  const gateway = { address: '10.0.0.4', at }
  expect(isRecent(gateway, new Date('2026-11-23T11:59:59Z'))).toBe(true)
  expect(isRecent(gateway, new Date('2026-11-23T12:00:00Z'))).toBe(false)
})
