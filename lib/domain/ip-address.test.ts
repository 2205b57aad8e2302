import { isIP } from 'node:net'
import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { expect, test } from 'vitest'
import { addressText, readAddress } from './ip-address'
import { addresses, ipv4Addresses } from './test-networks'

const numRuns = 5000

test('an address is parsed to its number', () => {
  expect(readAddress('10.0.0.1')).toEqual({ family: 'IPv4', value: 0x0a00_0001n })
  expect(readAddress('2001:DB8::1')).toEqual({ family: 'IPv6', value: (0x2001_0db8n << 96n) + 1n })
  expect(readAddress('64:ff9b::10.0.0.1')).toEqual({
    family: 'IPv6',
    value: (0x64_ff9bn << 96n) + 0x0a00_0001n,
  })
})

test.each(['::ffff:10.0.0.1', '::FFFF:a00:1', '0:0:0:0:0:ffff:10.0.0.1'])(
  'the IPv4-mapped %s is an IPv4 address',
  (text) => {
    expect(readAddress(text)).toEqual({ family: 'IPv4', value: 0x0a00_0001n })
  },
)

test.each([
  '',
  'unknown',
  '127.1',
  '010.0.0.1',
  '0x7f000001',
  '10.0.0.256',
  '10.0.0.1:80',
  ' 10.0.0.1',
  '10.0.0.1\n',
])('“%s” is none', (text) => {
  expect(readAddress(text)).toBeNull()
})

test.each([
  'fe80::1%eth0',
  '[::1]',
  '::1::',
  '1:2:3:4:5:6:7',
  '1:2:3:4::5:6:7:8',
  '::10.0.0.01',
  '::ffff:0x1.2.3.4',
])('“%s” is none', (text) => {
  expect(readAddress(text)).toBeNull()
})

test('every address has one canonical text, which parses to the same address', () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const text = addressText(address)
      expect(readAddress(text)).toEqual(address)
      expect(readAddress(text.toUpperCase())).toEqual(address)
      expect(ipaddr.parse(text).toString()).toBe(text)
    }),
    { numRuns },
  )
})

test('every IPv4-mapped address parses to its IPv4 address', () => {
  fc.assert(
    fc.property(ipv4Addresses, (address) => {
      const text = addressText(address)
      expect(readAddress(`::ffff:${text}`)).toEqual(address)
      const hex = address.value.toString(16).padStart(8, '0')
      expect(readAddress(`0:0:0:0:0:FFFF:${hex.slice(0, 4)}:${hex.slice(4)}`)).toEqual(address)
    }),
    { numRuns },
  )
})

// Pieces that form addresses, near misses and nonsense.
const pieces = fc.constantFrom(
  '::',
  ':',
  '.',
  '1.2.3.4',
  '10',
  '255',
  '256',
  '00',
  '0',
  'ffff',
  'db8',
  'fffff',
  'g',
  ' ',
)
const nearly = fc.oneof(
  fc.array(pieces, { maxLength: 16 }).map((parts) => parts.join('')),
  fc
    .array(fc.constantFrom('0', '1', 'ffff', '', '1.2.3.4'), { minLength: 2, maxLength: 10 })
    .map((parts) => parts.join(':')),
  fc.string(),
)

test('accepts exactly the addresses that the operating system accepts', () => {
  fc.assert(
    fc.property(nearly, (text) => {
      expect(readAddress(text) !== null).toBe(isIP(text) !== 0)
    }),
    { numRuns },
  )
})
