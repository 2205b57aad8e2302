import { BlockList } from 'node:net'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAllowedAddresses } from './allowed-addresses'
import { addressText, readAddress, type IpAddress } from './ip-address'
import { admits, compileNetworks } from './network-restriction'
import {
  addresses,
  border,
  cidrs,
  holds,
  ipv4Addresses,
  lastOf,
  ranges,
  samples,
  type Sample,
} from './test-networks'

const numRuns = 2000
const lists = fc.array(samples, { minLength: 1, maxLength: 12 })
const textsOf = (list: readonly Sample[]) => list.map((sample) => sample.text)
const admit = (networks: readonly string[], address: string) => admits(compileNetworks(networks), address)

function answers(networks: readonly string[], points: readonly IpAddress[]): boolean[] {
  const restriction = compileNetworks(networks)
  return points.map((point) => admits(restriction, addressText(point)))
}

describe('a restriction', () => {
  test('without entries admits every address', () => {
    expect(admit([], '203.0.113.9')).toBe(true)
    expect(admit([], 'unknown')).toBe(true)
  })

  test.each(['unknown', '', '10.0.0.1 ', '10.1', '010.0.0.1', 'fe80::1%eth0', '::10.0.0.1'])(
    'never admits “%s”',
    (address) => {
      expect(admit(['0.0.0.0/0', 'fe80::/10'], address)).toBe(false)
    },
  )

  test('that cannot be parsed admits nothing', () => {
    expect(admit(['damaged'], '10.0.0.1')).toBe(false)
    expect(admit(['damaged', '10.0.0.1'], '10.0.0.1')).toBe(true)
  })

  test('is compiled to sorted networks that neither overlap nor touch', () => {
    const { networks } = compileNetworks([
      '10.0.0.128/25',
      '10.0.0.0/25',
      '10.0.0.7',
      '10.0.1.1',
      '::2',
      '::1',
    ])
    expect(networks).toEqual({
      IPv4: [
        { family: 'IPv4', first: 0x0a00_0000n, last: 0x0a00_00ffn },
        { family: 'IPv4', first: 0x0a00_0101n, last: 0x0a00_0101n },
      ],
      IPv6: [{ family: 'IPv6', first: 1n, last: 2n }],
    })
  })

  test('to all of IPv6 does not admit IPv4, mapped or not', () => {
    expect(admit(['::/0'], '2001:db8::1')).toBe(true)
    expect(admit(['::/0'], '10.0.0.1')).toBe(false)
    expect(admit(['::/0'], '::ffff:10.0.0.1')).toBe(false)
  })

  test('to a range or a network admits each of its addresses and not its neighbours', () => {
    fc.assert(
      fc.property(samples, fc.bigInt({ min: 0n, max: lastOf.IPv6 }), (sample, anywhere) => {
        const value = sample.first + (anywhere % (sample.last - sample.first + 1n))
        // Inside ::ffff:0:0/96 an address is IPv4, which no IPv6 network admits.
        const inside = addressText({ family: sample.family, value })
        const points = [...border(sample), readAddress(inside) ?? expect.unreachable(inside)]
        expect(answers([sample.text], points)).toEqual(points.map((point) => holds(sample, point)))
      }),
      { numRuns },
    )
  })

  test('to a network admits what the range of its first and last address admits', () => {
    // A network such as ::/80 ends with the IPv4-mapped addresses, which a range of IPv6 cannot express.
    const writable = cidrs.filter(
      ({ family, last }) => readAddress(addressText({ family, value: last }))?.family === family,
    )
    fc.assert(
      fc.property(writable, addresses, ({ family, first, last, text }, address) => {
        const range = [first, last].map((value) => addressText({ family, value })).join('-')
        expect(compileNetworks([range]).networks).toEqual(compileNetworks([text]).networks)
        expect(answers([range], [address])).toEqual(answers([text], [address]))
      }),
      { numRuns },
    )
  })

  test('to IPv4 means the same in IPv4-mapped form, and for a mapped address', () => {
    const ofIpv4 = samples.filter((sample) => sample.family === 'IPv4')
    fc.assert(
      fc.property(ofIpv4, ipv4Addresses, (sample, address) => {
        const mappedText = sample.text
          .split('-')
          .map((text) => `::ffff:${text.replace(/\/(\d+)$/, (_slash, prefix) => `/${Number(prefix) + 96}`)}`)
          .join('-')
        expect(parseAllowedAddresses(mappedText)).toEqual({ networks: [sample.text], problems: [] })
        const points = [...border(sample), address]
        const mappedAnswers = points.map((point) => admit([sample.text], `::ffff:${addressText(point)}`))
        expect(mappedAnswers).toEqual(answers([sample.text], points))
      }),
      { numRuns },
    )
  })

  test('admits what any of its entries admits, in any order', () => {
    fc.assert(
      fc.property(lists, addresses, (list, address) => {
        const points = [...list.flatMap(border), address]
        const expected = points.map((point) => list.some((sample) => holds(sample, point)))
        expect(answers(textsOf(list), points)).toEqual(expected)
        expect(compileNetworks(textsOf(list.toReversed())).networks).toEqual(
          compileNetworks(textsOf(list)).networks,
        )
      }),
      { numRuns },
    )
  })

  test('agrees with the block list of Node', () => {
    const networks = fc.array(fc.oneof(ranges, cidrs), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(networks, addresses, (list, address) => {
        const points = [...list.flatMap(border), address]
        const expected = points.map((point) => {
          const type = point.family === 'IPv4' ? 'ipv4' : 'ipv6'
          const oracle = new BlockList()
          // Node's list finds IPv4 addresses in ::/0; ours does not (D2).
          for (const { text } of list.filter((sample) => sample.family === point.family)) {
            const [first = '', last = ''] = text.split(/[-/]/)
            if (text.includes('/')) oracle.addSubnet(first, Number(last), type)
            else oracle.addRange(first, last, type)
          }
          return oracle.check(addressText(point), type)
        })
        expect(answers(textsOf(list), points)).toEqual(expected)
      }),
      { numRuns },
    )
  })
})
