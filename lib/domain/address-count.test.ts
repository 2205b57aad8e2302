import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countAddresses, describeAddressCount } from './address-count'
import { addressText, mapped } from './ip-address'
import { admits, compileNetworks } from './network-restriction'
import { samples } from './test-networks'

const numRuns = 2000
const lists = fc.array(samples, { maxLength: 12 })

describe('the number of addresses', () => {
  test.each<[string[], bigint, bigint]>([
    [[], 0n, 0n],
    [['10.0.0.1'], 1n, 0n],
    [['10.0.0.0/24'], 256n, 0n],
    [['10.0.0.0/24', '10.0.0.9', '10.0.0.250-10.0.1.5'], 262n, 0n],
    [['10.0.0.0/25', '10.0.0.128/25'], 256n, 0n],
    [['0.0.0.0/0'], 1n << 32n, 0n],
    [['2001:db8::/64', '::1', '10.0.0.1'], 1n, (1n << 64n) + 1n],
    [['::/0'], 0n, (1n << 128n) - (1n << 32n)],
  ])('of %j is %d and %d', (networks, IPv4, IPv6) => {
    expect(countAddresses(networks)).toEqual({ IPv4, IPv6 })
  })

  test('equals the number of admitted addresses, counted one by one', () => {
    const start = 0x0a00_0000n
    const text = (offset: number) => addressText({ family: 'IPv4', value: start + BigInt(offset) })
    const small = fc
      .tuple(fc.nat({ max: 60 }), fc.nat({ max: 20 }))
      .map(([at, length]) => (length ? `${text(at)}-${text(at + length)}` : text(at)))
    fc.assert(
      fc.property(fc.array(small, { minLength: 1, maxLength: 8 }), (networks) => {
        const restriction = compileNetworks(networks)
        const admitted = Array.from({ length: 100 }, (_, at) => text(at)).filter((one) =>
          admits(restriction, one),
        )
        expect(countAddresses(networks).IPv4).toBe(BigInt(admitted.length))
      }),
      { numRuns: 500 },
    )
  })

  test('counts no address twice: it is at most the sum of the entries and at least the largest', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const networks = list.map((sample) => sample.text)
        const count = countAddresses(networks)
        expect(countAddresses([...networks, ...networks.toReversed()])).toEqual(count)
        for (const family of ['IPv4', 'IPv6'] as const) {
          const each = networks.map((network) => countAddresses([network])[family])
          expect(count[family] <= each.reduce((sum, one) => sum + one, 0n)).toBe(true)
          expect(each.every((one) => one <= count[family])).toBe(true)
        }
      }),
      { numRuns },
    )
  })

  test('of one entry is its length without the IPv4-mapped addresses in it', () => {
    fc.assert(
      fc.property(samples, ({ family, first, last, text }) => {
        const around = family === 'IPv6' && first < mapped.first && last >= mapped.last
        expect(countAddresses([text])[family]).toBe(last - first + 1n - (around ? 1n << 32n : 0n))
      }),
      { numRuns },
    )
  })
})

test.each<[bigint, bigint, string]>([
  [0n, 0n, '0 addresses'],
  [1n, 0n, '1 address'],
  [256n, 0n, '256 addresses'],
  [1n << 32n, 0n, '4,294,967,296 addresses'],
  [0n, 1n, '1 address'],
  [0n, 999_999_999_999n, '999,999,999,999 addresses'],
  [0n, 1_000_000_000_000n, 'about 1 × 10¹² addresses'],
  [0n, 1n << 64n, 'about 1.8 × 10¹⁹ addresses'],
  [0n, 9_990_000_000_000n, 'about 1 × 10¹³ addresses'],
  [0n, 1n << 128n, 'about 3.4 × 10³⁸ addresses'],
  [1n, 2n, '1 IPv4 address and 2 IPv6 addresses'],
  [256n, 1n << 64n, '256 IPv4 addresses and about 1.8 × 10¹⁹ IPv6 addresses'],
])('%d and %d are “%s”', (IPv4, IPv6, words) => {
  expect(describeAddressCount({ IPv4, IPv6 })).toBe(words)
})
