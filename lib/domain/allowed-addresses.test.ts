import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maxNetworks, parseAllowedAddresses } from './allowed-addresses'
import { addressText } from './ip-address'
import { admits, compileNetworks } from './network-restriction'
import { addresses, samples } from './test-networks'

const numRuns = 2000

describe('the text of allowed addresses', () => {
  test('is a list of entries separated by commas or new lines', () => {
    expect(parseAllowedAddresses(' 10.0.0.1,10.0.0.3 - 10.0.0.9\r\n\n,, 2001:db8::/32 ,\t::1')).toEqual({
      networks: ['10.0.0.1', '10.0.0.3-10.0.0.9', '2001:db8::/32', '::1'],
      problems: [],
    })
  })

  test('may be empty: the caller decides what that means', () => {
    expect(parseAllowedAddresses(' ,\n ')).toEqual({ networks: [], problems: [] })
  })

  test('gets a message for each wrong entry, and the others are read', () => {
    expect(parseAllowedAddresses('192.0.2.300, 10.0.0.1, 10.0.0.9 - 10.0.0.1')).toEqual({
      networks: ['10.0.0.1'],
      problems: ['“192.0.2.300” is not an IP address.', '“10.0.0.9 - 10.0.0.1” ends before it starts.'],
    })
  })

  test('lists equal entries once', () => {
    expect(parseAllowedAddresses('10.0.0.1, ::ffff:10.0.0.1, 10.0.0.1/32').networks).toEqual(['10.0.0.1'])
  })

  test('has at most a hundred entries, or the message says how many it has', () => {
    const entries = Array.from({ length: maxNetworks + 1 }, (_, index) => `10.0.0.${index}`)
    expect(parseAllowedAddresses(entries.slice(1).join()).problems).toEqual([])
    expect(parseAllowedAddresses(entries.join()).problems).toEqual(['101 entries; at most 100 are allowed.'])
    expect(parseAllowedAddresses(`x,${entries.join()},y`).problems).toEqual([
      '103 entries; at most 100 are allowed.',
      '“x” is not an IP address.',
    ])
  })

  test('stays the same if it is canonical', () => {
    fc.assert(
      fc.property(fc.array(samples, { maxLength: 12 }), (list) => {
        const networks = [...new Set(list.map((sample) => sample.text))]
        expect(parseAllowedAddresses(networks.join('\n'))).toEqual({ networks, problems: [] })
      }),
      { numRuns },
    )
  })

  test('means the same with different blanks, commas, new lines and letter case', () => {
    const blank = fc.stringMatching(/^[ \t\u00a0]{0,3}$/)
    const separator = fc.stringMatching(/^[ \t]?(,|\n|\r\n)[ ,\n]{0,3}$/)
    const entry = fc
      .tuple(samples, blank, blank, blank, fc.boolean())
      .map(([sample, before, around, after, upper]) => {
        const text = sample.text.replace('-', `${around}-${around}`)
        return { sample, typed: `${before}${upper ? text.toUpperCase() : text}${after}` }
      })
    const typed = fc.array(fc.tuple(entry, separator), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(typed, (parts) => {
        const text = parts.map(([{ typed: one }, between]) => one + between).join('')
        const networks = [...new Set(parts.map(([{ sample }]) => sample.text))]
        expect(parseAllowedAddresses(text)).toEqual({ networks, problems: [] })
      }),
      { numRuns },
    )
  })

  test('never causes an exception, whatever it is, and the result is canonical', () => {
    const nonsense = fc.array(
      fc.oneof(
        fc.constantFrom(
          '-',
          '/',
          ',',
          '\n',
          ' ',
          '.',
          ':',
          '::',
          '%',
          '0',
          '8',
          '10.0.0.1',
          '::1',
          '::ffff:1.2.3.4',
          '–',
        ),
        fc.string({ unit: 'binary', maxLength: 4 }),
      ),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(nonsense, (parts) => {
        const { networks, problems } = parseAllowedAddresses(parts.join(''))
        expect(parseAllowedAddresses(networks.join())).toEqual({ networks, problems: [] })
        for (const problem of problems) expect(problem).toMatch(/^“[^]+\.$/u)
        admits(compileNetworks(parts), parts.join(''))
      }),
      { numRuns: 5000 },
    )
  })

  test('is refused for every range that is reversed, has one address or mixes two families', () => {
    fc.assert(
      fc.property(addresses, addresses, (a, b) => {
        const [first, last] = [addressText(a), addressText(b)]
        const { problems } = parseAllowedAddresses(`${first} - ${last}`)
        expect(problems.length).toBe(a.family === b.family && a.value < b.value ? 0 : 1)
        for (const problem of problems) expect(problem).toContain(`“${first} - ${last}”`)
      }),
      { numRuns },
    )
  })
})
