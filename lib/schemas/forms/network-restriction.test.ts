import { describe, expect, test } from 'vitest'
import { apiClientForm, createApiClientForm } from './api-client'
import { admittedAddresses, shutOut, toNetworkRestrictionForm } from './network-restriction'

const typed = (allowedAddresses: string, restrictToNetworks = true, name = 'Billing export') => ({
  name,
  description: '',
  contactEmail: '',
  application: '',
  grants: [],
  authorization: 'cloud_administrator' as const,
  productIds: [],
  restrictToNetworks,
  allowedAddresses,
  expiresAt: '',
  timeZone: 'UTC',
  keptExpiresAt: null,
})
const networksOf = (values: ReturnType<typeof typed>) => apiClientForm.parse(values).networks
const messages = (values: unknown) =>
  apiClientForm.safeParse(values).error?.issues.map((issue) => [issue.path.join('.'), issue.message]) ?? []

describe('the network restriction of a form', () => {
  test('switched on gives the canonical list', () => {
    expect(networksOf(typed('10.0.0.1 - 10.0.0.9,\n2001:DB8::/32'))).toEqual([
      '10.0.0.1-10.0.0.9',
      '2001:db8::/32',
    ])
  })

  test('switched off means no restriction, whatever the text is', () => {
    expect(networksOf(typed('nonsense', false))).toEqual([])
  })

  test.each(['', ' ,\n, '])('switched on without an entry is refused (%j)', (text) => {
    expect(messages(typed(text))).toEqual([
      ['allowedAddresses', 'Enter at least one address, or switch the restriction off.'],
    ])
  })

  test('reports every wrong entry on a line of its own', () => {
    expect(messages(typed('192.0.2.300, 10.0.0.1, 10.0.0.9 - 10.0.0.1'))).toEqual([
      [
        'allowedAddresses',
        '“192.0.2.300” is not an IP address.\n“10.0.0.9 - 10.0.0.1” ends before it starts.',
      ],
    ])
  })

  test('is reported together with the errors of other fields', () => {
    expect(messages(typed('127.1', true, ''))).toEqual([
      ['name', 'Enter a name.'],
      ['allowedAddresses', '“127.1” is a short form; write all four numbers of the address.'],
    ])
  })

  test('refuses a text that is too long, and anything but text', () => {
    expect(messages(typed('x'.repeat(20_001)))).toEqual([
      ['allowedAddresses', 'Use at most 20,000 characters.'],
    ])
    const { restrictToNetworks: _switch, allowedAddresses: _text, ...rest } = typed('')
    expect(messages(rest).map(([field]) => field)).toEqual(['restrictToNetworks', 'allowedAddresses'])
  })

  test('accepts a hundred of the longest ranges', () => {
    const group = (at: number) => at.toString(16).padStart(4, '0')
    const end = (at: number) => `ffff:ffff:ffff:ffff:ffff:ffff:ffff:${group(at)}`
    const text = Array.from({ length: 100 }, (_, at) => `  ${end(3 * at)} - ${end(3 * at + 1)}  `).join(
      ',\r\n',
    )
    expect(networksOf(typed(text))).toHaveLength(100)
  })

  test('of a credential that is edited stays the same', () => {
    const networks = ['10.0.0.1-10.0.0.9', '2001:db8::/32']
    const fields = toNetworkRestrictionForm(networks)
    expect(fields).toEqual({ restrictToNetworks: true, allowedAddresses: '10.0.0.1-10.0.0.9\n2001:db8::/32' })
    expect(networksOf({ ...typed(''), ...fields })).toEqual(networks)
    expect(toNetworkRestrictionForm([])).toEqual({ restrictToNetworks: false, allowedAddresses: '' })
  })
})

test('the error of a policy on networks is shown at the addresses, or at the switch while it is off', () => {
  expect(createApiClientForm.controlOf('networks', typed('10.0.0.1'))).toBe('allowedAddresses')
  expect(createApiClientForm.controlOf('networks', typed('', false))).toBe('restrictToNetworks')
  expect(createApiClientForm.controlOf('name', typed('', false))).toBe('name')
})

test('the number of allowed addresses is shown if the text has no mistake', () => {
  expect(admittedAddresses('10.0.0.0/24, 10.0.0.7')).toBe('256 addresses')
  expect(admittedAddresses('10.0.0.0/24, 10.0.0.')).toBeNull()
  expect(admittedAddresses('')).toBeNull()
})

describe('current usage', () => {
  const used = ['203.0.113.9', '::ffff:203.0.113.10', '2001:db8::1', 'others', 'unknown'].map((address) => ({
    address,
  }))
  const refused = (text: string) => shutOut(text, used).map(({ address }) => address)

  test('from addresses outside the networks is listed, in whatever form the address is written', () => {
    expect(refused('203.0.113.9')).toEqual(['::ffff:203.0.113.10', '2001:db8::1'])
    expect(refused('203.0.113.0/24, 2001:db8::/32')).toEqual([])
    expect(refused('198.51.100.0/24')).toEqual(['203.0.113.9', '::ffff:203.0.113.10', '2001:db8::1'])
  })

  test('is not compared with a text that is empty or has a mistake', () => {
    expect(refused('')).toEqual([])
    expect(refused('192.0.2.1, 192.0.2.300')).toEqual([])
  })
})
