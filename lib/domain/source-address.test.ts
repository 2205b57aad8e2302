import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressText, readAddress } from './ip-address'
import { readConnection, readTrustedProxies, sourceAddress } from './source-address'
import { addresses, holds, samples } from './test-networks'

const numRuns = 2000
const { networks: trusted } = readTrustedProxies('10.0.0.0/8, 2001:db8::/32 192.0.2.7')

const addressOf = (remote: string | undefined, forwardedFor: string | undefined) =>
  sourceAddress(readConnection(remote, trusted), forwardedFor, trusted)

describe('the source address', () => {
  test.each<[string, string | undefined, string | undefined, string]>([
    ['is that of the connection', '198.51.100.1', undefined, '198.51.100.1'],
    ['ignores what an untrusted sender claims', '198.51.100.1', '203.0.113.9', '198.51.100.1'],
    ['is the one that a trusted proxy sends', '10.1.2.3', '203.0.113.9', '203.0.113.9'],
    ['is the one that a proxy, trusted by its address, sends', '192.0.2.7', '203.0.113.9', '203.0.113.9'],
    ['is read from the right', '10.1.2.3', '1.2.3.4, 203.0.113.9, 10.0.0.5', '203.0.113.9'],
    ['ignores what the caller wrote to the left', '10.1.2.3', 'nonsense, 203.0.113.9', '203.0.113.9'],
    ['is the leftmost if all are trusted', '10.1.2.3', '10.0.0.4, 10.0.0.5', '10.0.0.4'],
    ['is that of the proxy if the header is absent', '10.1.2.3', ' ', '10.1.2.3'],
    ['is unknown if malformed', '10.1.2.3', '203.0.113.9, nonsense', 'unknown'],
    ['is unknown if a proxy is malformed', '10.1.2.3', '203.0.113.9, 10.0.0.300', 'unknown'],
    ['is unknown if all are trusted and the first is empty', '10.1.2.3', ',10.0.0.5', 'unknown'],
    ['cannot have a short form', '10.1.2.3', '127.1', 'unknown'],
    ['cannot be a name', '10.1.2.3', '_gateway', 'unknown'],
    ['counts IPv4-mapped as IPv4', '::ffff:10.1.2.3', '::ffff:203.0.113.9', '203.0.113.9'],
    ['does not count the deprecated form as IPv4', '10.1.2.3', '::203.0.113.7', '::cb00:7107'],
    ['is canonical in IPv6', '2001:db8::1', '2001:0DB9:0:0::1', '2001:db9::1'],
    ['leaves out the interface of a link-local connection', 'fe80::1%eth0', undefined, 'fe80::1'],
    ['cannot have an interface after IPv4', '203.0.113.7%eth0', undefined, 'unknown'],
    ['cannot have an interface after IPv4-mapped', '::ffff:203.0.113.7%eth0', undefined, 'unknown'],
    ['is unknown without a connection', undefined, '203.0.113.9', 'unknown'],
  ])('%s', (_what, connection, forwarded, expected) => {
    expect(addressOf(connection, forwarded)).toBe(expected)
  })

  test.each([
    ['203.0.113.7:51234', '203.0.113.7'],
    ['203.0.113.7:0', '203.0.113.7'],
    ['[2001:db9::5]', '2001:db9::5'],
    ['[2001:db9::5]:443', '2001:db9::5'],
    ['[2001:DB9:0::5]:65535', '2001:db9::5'],
    ['[::ffff:203.0.113.7]:443', '203.0.113.7'],
  ])('may have a port or brackets: %s', (hop, expected) => {
    expect(addressOf('10.1.2.3', hop)).toBe(expected)
    expect(addressOf('10.1.2.3', `198.51.100.1,\t${hop} , 10.0.0.5:80, [2001:db8::7]:80`)).toBe(expected)
  })

  test.each([
    '203.0.113.7:',
    '203.0.113.7:65536',
    '203.0.113.7:000443',
    '203.0.113.7:80:80',
    '203.0.113.7:http',
    '203.0.113.7: 80',
    '[203.0.113.7]',
    '[203.0.113.7]:443',
    '[2001:db9::5',
    '2001:db9::5]',
    '[2001:db9::5]443',
    '[[2001:db9::5]]',
    '[]',
    '[:]:1',
    '"203.0.113.7"',
    'for=203.0.113.7',
    '203.0.113.7%25eth0',
    '203.0.113.7%eth0',
    '203.0.113.7%eth0:80',
    '[fe80::1%eth0]:80',
    'fe80::1%eth0',
    '203.0.113.7/32',
    '203.0.113.7 198.51.100.1',
  ])('is unknown if a trusted proxy sends %s', (hop) => {
    expect(addressOf('10.1.2.3', hop)).toBe('unknown')
  })

  test('is the same for every accepted spelling of an address', () => {
    fc.assert(
      fc.property(addresses, fc.nat({ max: 65_535 }), (address, port) => {
        const text = addressText(address)
        const forms =
          address.family === 'IPv4'
            ? [text, `${text}:${port}`, `::ffff:${text}`, `[::ffff:${text}]:${port}`]
            : [text, text.toUpperCase(), `[${text}]`, `[${text}]:${port}`]
        for (const form of forms) expect(addressOf('10.1.2.3', form)).toBe(text)
      }),
      { numRuns },
    )
  })

  test('is a canonical address or unknown, whatever the header contains', () => {
    const hop = fc.oneof(
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcf.:[]%/, x')) }),
      addresses.map(addressText),
    )
    fc.assert(
      fc.property(fc.array(hop), (hops) => {
        const found = addressOf('10.1.2.3', hops.join())
        if (found !== 'unknown') expect(addressText(readAddress(found) ?? expect.unreachable())).toBe(found)
      }),
      { numRuns },
    )
  })

  test('is unknown if the header is longer than any chain of proxies', () => {
    const chain = (proxies: number) => `203.0.113.9${', 10.0.0.5'.repeat(proxies)}`
    expect(addressOf('10.1.2.3', chain(99))).toBe('203.0.113.9')
    expect(addressOf('10.1.2.3', chain(100))).toBe('unknown')
    expect(addressOf('10.1.2.3', `203.0.113.9${' '.repeat(60_000)}`)).toBe('unknown')
  })
})

describe('trusted proxies', () => {
  test('are exactly the listed networks', () => {
    fc.assert(
      fc.property(samples, addresses, (sample, address) => {
        const { networks, problems } = readTrustedProxies(sample.text)
        expect(problems).toEqual([])
        for (const value of [sample.first, sample.last, address.value]) {
          const point = value === address.value ? address : { family: sample.family, value }
          // An IPv4-mapped address counts as IPv4.
          const read = readAddress(addressText(point)) ?? expect.unreachable()
          expect(readConnection(addressText(point), networks).trusted).toBe(holds(sample, read))
        }
      }),
      { numRuns },
    )
  })

  test.each([
    ['10.0.0.0/8', '10.255.255.255', true],
    ['::ffff:10.0.0.0/104', '10.1.2.3', true],
    ['::ffff:10.0.0.0/104', '::ffff:10.1.2.3', true],
    ['10.0.0.0/8', '::ffff:10.1.2.3', true],
    ['::/0', '10.1.2.3', false],
    ['10.0.0.1-10.0.0.9', '10.0.0.10', false],
    ['', '127.0.0.1', false],
    ['', 'unknown', false],
  ])('“%s” and a connection from %s: %s', (text, remote, expected) => {
    expect(readConnection(remote, readTrustedProxies(text).networks).trusted).toBe(expected)
  })

  test('are separated by commas or white space, and the message quotes a bad entry', () => {
    const { networks, problems } = readTrustedProxies('10.0.0.0/8, ::1\n192.0.2.1\t010.0.0.1/8 127.1')
    expect(networks.IPv4).toHaveLength(2)
    expect(networks.IPv6).toHaveLength(1)
    expect(problems).toEqual([expect.stringContaining('“010.0.0.1/8”'), expect.stringContaining('“127.1”')])
  })
})
