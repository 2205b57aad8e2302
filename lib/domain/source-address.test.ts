import { describe, expect, test } from 'vitest'
import { parseNetworks, sourceAddress } from './source-address'

const trusted = ['10.0.0.0/8', '2001:db8::/32', '192.0.2.7']

describe('the source address', () => {
  test.each<[string, string | undefined, string | undefined, string]>([
    ['is the connection\u2019s', '198.51.100.1', undefined, '198.51.100.1'],
    ['ignores what an untrusted sender claims', '198.51.100.1', '203.0.113.9', '198.51.100.1'],
    ['is what a trusted proxy says', '10.1.2.3', '203.0.113.9', '203.0.113.9'],
    ['is what a proxy named by its address says', '192.0.2.7', '203.0.113.9', '203.0.113.9'],
    ['is read from the right', '10.1.2.3', '1.2.3.4, 203.0.113.9, 10.0.0.5', '203.0.113.9'],
    ['is the leftmost when all are trusted', '10.1.2.3', '10.0.0.4, 10.0.0.5', '10.0.0.4'],
    ['is the proxy\u2019s without the header', '10.1.2.3', ' ', '10.1.2.3'],
    ['is unknown when malformed', '10.1.2.3', '203.0.113.9, nonsense', 'unknown'],
    ['takes no short forms', '10.1.2.3', '127.1', 'unknown'],
    ['counts IPv4-mapped as IPv4', '::ffff:10.1.2.3', '::ffff:203.0.113.9', '203.0.113.9'],
    ['is canonical in IPv6', '2001:db8::1', '2001:0DB9:0:0::1', '2001:db9::1'],
    ['passes over an interface\u2019s name', 'fe80::1%eth0', undefined, 'fe80::1'],
    ['is unknown without a connection', undefined, '203.0.113.9', 'unknown'],
  ])('%s', (_what, connection, forwarded, expected) => {
    expect(sourceAddress(connection, forwarded, trusted)).toBe(expected)
  })
})

test('networks are addresses and CIDRs, by commas or spaces; the others are named', () => {
  expect(parseNetworks('10.0.0.0/8, ::1\n192.0.2.1')).toEqual({
    networks: ['10.0.0.0/8', '::1', '192.0.2.1'],
    invalid: [],
  })
  expect(parseNetworks('10.0.0.0/33 nonsense 127.1').invalid).toEqual(['10.0.0.0/33', 'nonsense', '127.1'])
  expect(parseNetworks('')).toEqual({ networks: [], invalid: [] })
})
